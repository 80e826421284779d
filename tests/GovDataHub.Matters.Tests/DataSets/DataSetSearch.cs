using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Matters.Tests.DataSets;

/// <summary>
/// Finds data sets on which a matter's rule comes out as wanted: from a chance beginning, one field, row or supply of
/// a condition that is not as wanted is changed at a time, and kept unless it is worse. Deterministic by its seed.
/// </summary>
internal sealed class DataSetSearch
{
    private const int Steps = 1_500;
    private const int Beginnings = 8;
    private static readonly OfflineDecision Offline = new(SchemaFixture.Departments);
    private readonly MatterDefinition _matter;
    private readonly DateOnly _today;
    private readonly RuleReads _reads;
    private readonly RuleLiterals _literals;
    private readonly ImmutableArray<int> _rowCounts;
    private readonly Random _random;

    public DataSetSearch(MatterDefinition matter, DateOnly today, int seed = 1)
    {
        _matter = matter;
        _today = today;
        _reads = new RuleReads(matter);
        _literals = new RuleLiterals(matter, today);
        _random = new Random(seed);
        string rule = string.Join(' ', matter.Eligibility.Select(condition => condition.When));
        _rowCounts =
        [
            0, 1, 1, 1, 2, 3,
            .. Enumerable.Range(4, 22).Where(count => rule.Contains("count(", StringComparison.Ordinal)
                && rule.Contains($" {count.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal)),
        ];
    }

    public RuleReads Reads => _reads;

    public Decision Decide(DataSet set)
    {
        return Offline.DecideAsync(_matter, set.ToCase(), _today, CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>A data set that meets every condition, while a register, if given, has no row; or null.</summary>
    public DataSet? Passing(string? absent = null, int beginnings = Beginnings)
    {
        return Find(_ => true, absent, beginnings);
    }

    /// <summary>A data set that fails one condition, and no other where that can be.</summary>
    public DataSet? Failing(int condition)
    {
        return Find(position => position != condition, null, Beginnings) ?? FindLoosely(condition);
    }

    /// <summary>A data set of the matter, not looking at what its rule comes to.</summary>
    public DataSet Chance(string? absent = null)
    {
        var registers = _reads.Registers.ToImmutableSortedDictionary(
            register => register,
            register => register == absent ? [] : Rows(register, 1),
            StringComparer.Ordinal);
        var supplies = _matter.Supplies.ToImmutableSortedDictionary(
            supply => supply.Name, supply => Pick(Candidates(supply)), StringComparer.Ordinal);
        return new DataSet(registers, supplies);
    }

    /// <summary>One step from a data set: another value of a field of a condition, another row more or less.</summary>
    public DataSet Step(DataSet set, int condition, string? absent = null)
    {
        var reads = _reads.Conditions[condition].Where(read => read.Register != absent).ToImmutableArray();
        var supplies = _reads.Supplies[condition]
            .Where(name => _matter.Supplies.Any(supply => supply.Name == name)).ToImmutableArray();
        int choice = _random.Next(reads.Length + supplies.Length + 1);
        if (choice < reads.Length && reads[choice].Field.Length > 0
            && set.Registers[reads[choice].Register] is { IsEmpty: false } rows)
        {
            var (register, name) = reads[choice];
            return set.With(register, _random.Next(rows.Length), name, Value(register, name));
        }

        if (choice >= reads.Length && choice < reads.Length + supplies.Length)
        {
            string name = supplies[choice - reads.Length];
            var supply = _matter.Supplies.First(supply => supply.Name == name);
            return set with { Supplies = set.Supplies.SetItem(name, Pick(Candidates(supply))) };
        }

        if (reads.IsEmpty)
        {
            return set;
        }

        string resized = reads[_random.Next(reads.Length)].Register;
        return set with { Registers = set.Registers.SetItem(resized, Rows(resized, Pick(_rowCounts))) };
    }

    /// <summary>The same with rows in the registers of the form and the effects, where it has none.</summary>
    public DataSet Complete(DataSet set)
    {
        return set with
        {
            Registers = set.Registers.AddRange(_reads.AllRegisters
                .Where(register => !set.Registers.ContainsKey(register))
                .Select(register => KeyValuePair.Create(register, Rows(register, 1)))),
        };
    }

    private static int Wrong(Decision decision, Func<int, bool> mustHold)
    {
        return decision.Conditions.Index()
            .Count(entry => (entry.Item == ConditionOutcome.Met) != mustHold(entry.Index));
    }

    private DataSet? Find(Func<int, bool> mustHold, string? absent, int beginnings)
    {
        for (int beginning = 0; beginning < beginnings; beginning++)
        {
            var set = Chance(absent);
            var decision = Decide(set);
            int wrong = Wrong(decision, mustHold);
            for (int step = 0; step < Steps / Beginnings * (beginning + 1) && wrong > 0; step++)
            {
                var wanted = decision.Conditions.Index()
                    .Where(entry => (entry.Item == ConditionOutcome.Met) != mustHold(entry.Index)).ToImmutableArray();
                var next = Step(set, Pick(wanted).Index, absent);
                var tried = Decide(next);
                if (Wrong(tried, mustHold) is { } now && now <= wrong)
                {
                    (set, decision, wrong) = (next, tried, now);
                }
            }

            if (wrong == 0)
            {
                return set;
            }
        }

        return null;
    }

    /// <summary>Conditions may exclude one another's failing alone: then others fail with it.</summary>
    private DataSet? FindLoosely(int condition)
    {
        for (int beginning = 0; beginning < 4; beginning++)
        {
            var set = Passing() ?? Chance();
            for (int step = 0; step < Steps; step++)
            {
                if (Decide(set).Conditions[condition] == ConditionOutcome.Failed)
                {
                    return set;
                }

                set = Step(set, condition);
            }
        }

        return null;
    }

    private ImmutableArray<ImmutableSortedDictionary<string, JsonElement>> Rows(string register, int count)
    {
        string name = register.Split('@')[0];
        var fields = SchemaFixture.Departments.Resource(name)!.Fields
            .Where(field => _reads.Fields.Contains(field.Coordinate)).ToImmutableArray();
        ImmutableSortedDictionary<string, JsonElement> Row()
        {
            return fields.ToImmutableSortedDictionary(
                field => field.Name, field => Pick(_literals.Of(field)), StringComparer.Ordinal);
        }

        // Many rows of one kind are what a rule that counts looks for.
        return _random.Next(2) == 0 ? [.. Enumerable.Repeat(Row(), count)]
            : [.. Enumerable.Range(0, count).Select(_ => Row())];
    }

    private ImmutableArray<JsonElement> Candidates(SupplyDefinition supply)
    {
        return supply.OptionsFrom is { } from
            ? _literals.Of(SchemaFixture.Departments.Field($"{from.Register}.{from.Value}")!)
            : _literals.Of(supply);
    }

    private JsonElement Value(string register, string field)
    {
        return Pick(_literals.Of(SchemaFixture.Departments.Field($"{register.Split('@')[0]}.{field}")!));
    }

    private T Pick<T>(ImmutableArray<T> choices)
    {
        return choices[_random.Next(choices.Length)];
    }
}
