using System.Collections.Frozen;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Filing;

/// <summary>
/// What is wrong with registers in life, put on top of a truth in which they agree. The rate is the share of rows
/// touched; public registers, personas, their families and
/// their companies are spared (by <paramref name="spared"/>, their keys). The quirks:
/// <list type="bullet">
/// <item>a register lacks the row altogether;</item>
/// <item>a value that is usually there is null;</item>
/// <item>an address keeps an old spelling: the district left out, or the number written with 弄 instead of 号;</item>
/// <item>a name carries a trailing full-width space, as typed at the counter;</item>
/// <item>the household register still names the former spouse of somebody divorced, without a number.</item>
/// </list>
/// The population register's, the company register's and the identity accounts' rows are never lost, and codes by which
/// rows are found are never nulled: without those a person would not be in the city at all.
/// </summary>
internal sealed class Quirks(ulong citySeed, int part, double rate, IReadOnlySet<string> spared)
{
    private static readonly FrozenSet<string> NeverLost = FrozenSet.ToFrozenSet(
        ["PSB.population", "SMR.registration", "DRA.account", "DRA.entAccount", "CAB.marriage"]);

    private static readonly FrozenSet<string> NeverNull = FrozenSet.ToFrozenSet(
        ["idNo", "uscc", "name", "birthDate", "gender", "livingStatus", "operatorIdNo", "relIdNo", "relation", "role",
            "certNo", "acctNo", "caseNo", "insType", "status", "year", "lastDate", "hotelCode", "day"]);

    private static readonly FrozenSet<string> Addresses = FrozenSet.ToFrozenSet(
        ["address", "leaseAddress", "supplyAddr", "mailAddress"]);

    /// <summary>The rows as the registers really have them.</summary>
    public IEnumerable<RegisterRow> Of(IEnumerable<RegisterRow> truth)
    {
        Dice dice = new(Dice.Seed(citySeed, "quirks", part));
        foreach (RegisterRow row in truth)
        {
            // Every row draws once, so that a rate of nothing leaves the same stream of rows.
            bool touched = dice.Chance(rate);
            if (!touched || Spared(row))
            {
                yield return row;
                continue;
            }

            if (row is { Resource: "CAB.marriage" } && row.Values["status"] is "divorced")
            {
                yield return row;
                yield return FormerSpouse(row);
                continue;
            }

            if (Touch(row, dice) is { } changed)
                yield return changed;
        }
    }

    private bool Spared(RegisterRow row) => row.Key.Length == 0 || spared.Contains(row.Key);

    private static RegisterRow? Touch(RegisterRow row, Dice dice)
    {
        if (row.Values.Keys.FirstOrDefault(Addresses.Contains) is { } field
            && row.Values[field] is string address && dice.Chance(0.6))
            return With(row, field, Respelled(address, dice));
        if (!NeverLost.Contains(row.Resource) && dice.Chance(0.5))
            return null;
        string[] losable = [.. row.Values.Where(pair => pair.Value is not null && !NeverNull.Contains(pair.Key))
            .Select(pair => pair.Key)];
        if (losable.Length > 0)
            return With(row, losable[dice.Below(losable.Length)], null);
        return row.Values.TryGetValue("name", out object? name) && name is string text
            ? With(row, "name", text + '\u3000')
            : row;
    }

    private static string Respelled(string address, Dice dice)
    {
        int district = address.IndexOf('区', StringComparison.Ordinal);
        return dice.Chance(0.5) && district > 3
            ? address[..3] + address[(district + 1)..]
            : address.Replace('号', '弄');
    }

    private static RegisterRow FormerSpouse(RegisterRow marriage)
    {
        RowTray tray = new();
        tray.Add("PSB.kinship", marriage.Key,
            ("relation", "spouse"), ("relIdNo", null), ("relName", "(前配偶)"), ("relBirth", null));
        return tray.Rows[0];
    }

    private static RegisterRow With(RegisterRow row, string field, object? value) =>
        row with { Values = ((RowValues)row.Values).With(field, value) };
}
