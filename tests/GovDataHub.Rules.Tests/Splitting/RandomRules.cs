using FsCheck;
using FsCheck.Fluent;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Tests.Splitting;

/// <summary>
/// Rules that pass the checker and registers to read in them: every construct, any register absent or unknown, any
/// field null or unknown.
/// </summary>
internal static class RandomRules
{
    private static readonly string[] Roles = ["", "spouse.", "child."];
    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];

    /// <summary>Conditions of a depth.</summary>
    public static Gen<string> Conditions(int depth) => depth == 0
        ? Simple
        : Gen.OneOf(
            Simple,
            Pair(Conditions(depth - 1), Conditions(depth - 1), (left, right) => $"({left}) and ({right})"),
            Pair(Conditions(depth - 1), Conditions(depth - 1), (left, right) => $"({left}) or ({right})"),
            Conditions(depth - 1).Select(condition => $"not({condition})"),
            from condition in Conditions(depth - 1)
            from left in Conditions(depth - 1)
            from right in Conditions(depth - 1)
            select $"(if {condition} then {left} else {right})",
            from low in Numbers(depth - 1)
            from value in Numbers(depth - 1)
            from high in Numbers(depth - 1)
            select $"{value} between {low} and {high}",
            from value in Numbers(depth - 1)
            from kind in Gen.Elements(Comparisons)
            from other in Numbers(depth - 1)
            select $"{value} {kind} {other}",
            from item in Numbers(depth - 1)
            from first in Numbers(depth - 1)
            from second in Numbers(depth - 1)
            select $"{item} in ({first}, > {second})",
            from role in Gen.Elements(Roles)
            from condition in RowConditions(depth - 1, "r.")
            from word in Gen.Elements("some", "every")
            select $"({word} r in {role}NRB.ownership satisfies {condition})");

    /// <summary>Numbers of a depth.</summary>
    public static Gen<string> Numbers(int depth) => depth == 0
        ? Leaves
        : Gen.OneOf(
            Leaves,
            from left in Numbers(depth - 1)
            from kind in Gen.Elements("+", "-", "*")
            from right in Numbers(depth - 1)
            select $"({left} {kind} {right})",
            Numbers(depth - 1).Select(number => $"nz({number})"),
            from role in Gen.Elements(Roles)
            from condition in RowConditions(depth - 1, "")
            select $"count({role}NRB.ownership[{condition}])",
            from role in Gen.Elements(Roles)
            from condition in RowConditions(depth - 1, "")
            select $"{role}NRB.ownership[{condition}][1].area");

    /// <summary>What each register says, by its path; a register left out is unknown.</summary>
    public static Gen<Dictionary<string, FeelValue.Context[]>> Registers { get; } =
        from answers in Gen.CollectToList(Paths(), path => Answer(path))
        select answers.Where(answer => answer.Rows is not null)
            .ToDictionary(answer => answer.Path, answer => answer.Rows!);

    private static Gen<string> Leaves { get; } = Gen.OneOf(
        Gen.Choose(0, 5).Select(number => $"{number}"),
        Gen.Elements("supply.amount", "supply.missing"),
        from role in Gen.Elements(Roles)
        from path in Gen.Elements(
            "HPF.account.balance", "HPF.loan.times", "HCB.salesContract.price", "NRB.ownership[1].area",
            "age(PSB.population.birthDate)", "count(PSB.kinship)", "count(NRB.ownership[usage = \"residence\"])")
        select path.Insert(path.LastIndexOf('(') + 1, role));

    private static Gen<string> Simple { get; } = Gen.OneOf(
        Gen.Elements("true", "false", "null", "supply.amount > 2"),
        from role in Gen.Elements(Roles)
        from condition in Gen.Elements(
            "PSB.hukou.inHz", "PSB.hukou.inHz = true", "PSB.hukou.inHz != true", "HPF.account.status = \"active\"",
            "HPF.loan.status in [\"active\", \"overdue\"]", "HPF.account.lastPay = null", "HPF.loan = null",
            "HPF.account.lastPay < today()")
        select role + condition);

    private static Gen<string> RowConditions(int depth, string row) => Gen.OneOf(
        Gen.Elements("usage = \"residence\"", "city = \"330100\"", "status != \"valid\"").Select(test => row + test),
        from kind in Gen.Elements(Comparisons)
        from number in Numbers(depth)
        select $"{row}area {kind} {number}",
        from condition in depth == 0 ? Simple : Conditions(depth - 1)
        from test in Gen.Elements("and", "or")
        select $"({row}area > 2 {test} {condition})");

    private static IEnumerable<string> Paths() =>
        from role in Roles
        from register in new[]
        {
            "HPF.account", "HPF.loan", "HCB.salesContract", "NRB.ownership", "PSB.population", "PSB.hukou",
            "PSB.kinship",
        }
        select role + register;

    private static Gen<(string Path, FeelValue.Context[]? Rows)> Answer(string path) =>
        from known in Gen.Choose(0, 9)
        from count in Gen.Choose(0, path.EndsWith("ownership", StringComparison.Ordinal) ? 3 : 1)
        from rows in Gen.ArrayOf(Row(path), count)
        select (path, known == 0 ? null : rows);

    private static Gen<FeelValue.Context> Row(string path) =>
        from number in Field(Gen.Choose(0, 5).Select(value => FeelValue.Of((long)value)))
        from date in Field(Gen.Choose(1950, 2030).Select(year => FeelValue.Of(new DateOnly(year, 9, 1))))
        from truth in Field(Gen.Elements(FeelValue.True, FeelValue.False))
        from status in Field(Gen.Elements("active", "valid", "overdue").Select(value => FeelValue.Of(value)))
        from usage in Field(Gen.Elements("residence", "commerce").Select(value => FeelValue.Of(value)))
        select City.Row(
            ("balance", number), ("times", number), ("price", number), ("area", number), ("lastPay", date),
            ("birthDate", date), ("inHz", truth), ("status", status), ("usage", usage), ("city", "330100"),
            ("path", path));

    private static Gen<FeelValue> Field(Gen<FeelValue> values) =>
        Gen.Frequency((8, values), (2, Gen.Constant(FeelValue.None)), (1, Gen.Constant(FeelValue.NotKnown)));

    private static Gen<string> Pair(Gen<string> left, Gen<string> right, Func<string, string, string> both) =>
        from one in left
        from other in right
        select both(one, other);
}
