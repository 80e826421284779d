using System.Collections.Concurrent;
using System.Collections.Immutable;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Tests.DataSets;

namespace GovDataHub.Matters.Tests.Decisions;

/// <summary>
/// No matter reads what it does not need: for every need there is a data set that comes to another decision, form,
/// option, fee or effect once the field is blank, or once the edge leads to nobody. What cannot be shown so stands in
/// <c>needs-kept.csv</c> with its reason, and only as long as it cannot.
/// </summary>
public sealed class MinimalityTests
{
    private const int Chances = 12;
    private const int Walks = 20;
    private const int Steps = 60;

    private static readonly ImmutableSortedDictionary<string, string> Kept = File.ReadLines(Path.Combine(
        SchemaFixture.Root, "tests", "GovDataHub.Matters.Tests", "Decisions", "needs-kept.csv"))
        .Skip(1).Select(line => line.Split(',', 3))
        .ToImmutableSortedDictionary(cells => $"{cells[0]} {cells[1]}", cells => cells[2]);

    [Fact]
    public async Task Every_need_of_every_matter_changes_something()
    {
        var unneeded = new ConcurrentBag<string>();
        int needs = 0;
        await Parallel.ForEachAsync(
            SchemaFixture.Matters.All,
            TestContext.Current.CancellationToken,
            async (matter, token) =>
            {
                var search = new DataSetSearch(matter, KnownDataSets.Today);
                var sets = Sets(matter, search);
                foreach (var need in matter.Needs)
                {
                    Interlocked.Increment(ref needs);
                    bool matters = need.Mode == NeedMode.Link
                        ? await LeadsAsync(matter, sets, need, token)
                        : ChangesSomething(matter, search, sets, need);
                    if (!matters)
                    {
                        unneeded.Add($"{matter.Code} {Name(need)}");
                    }
                }
            });
        Assert.Equal(SchemaFixture.Matters.All.Sum(matter => matter.Needs.Length), needs);
        Assert.Equal(
            string.Join('\n', Kept.Keys), string.Join('\n', unneeded.Order(StringComparer.Ordinal)));
        Assert.All(Kept.Values, reason => Assert.True(reason.Length > 20, "a reason is a sentence"));
    }

    private static string Name(NeedDefinition need)
    {
        return need.Role is null ? need.Coordinate : $"{need.Coordinate}@{need.Role}";
    }

    private static ImmutableArray<DataSet> Sets(MatterDefinition matter, DataSetSearch search)
    {
        return
        [
            search.Complete(KnownDataSets.Passing(matter.Code)!),
            .. Enumerable.Range(0, matter.Eligibility.Length)
                .Select(condition => search.Complete(KnownDataSets.Failing(matter.Code, condition))),
            .. Enumerable.Range(0, Chances).Select(_ => search.Complete(search.Chance())),
        ];
    }

    private static bool ChangesSomething(
        MatterDefinition matter, DataSetSearch search, ImmutableArray<DataSet> sets, NeedDefinition need)
    {
        int end = need.Coordinate.LastIndexOf('.');
        string register = need.Coordinate[..end] + (need.Role is null ? "" : "@" + need.Role);
        string field = need.Coordinate[(end + 1)..];
        bool Changes(DataSet set)
        {
            return Produced.By(matter, search, set)
                .Differences(Produced.By(matter, search, set.Blank(register, field))).Any();
        }

        if (sets.Any(Changes))
        {
            return true;
        }

        var reading = search.Reads.Conditions.Index()
            .Where(entry => entry.Item.Contains(new FieldRead(register, field)))
            .Select(entry => entry.Index).ToImmutableArray();
        for (int walk = 0; walk < Walks && !reading.IsEmpty; walk++)
        {
            var set = sets[walk % sets.Length];
            for (int step = 0; step < Steps; step++)
            {
                // A walk that keeps to what is decided comes upon the field that alone decides it.
                var next = search.Step(set, reading[step % reading.Length]);
                bool isAlike = search.Decide(next).Conditions.SequenceEqual(search.Decide(set).Conditions);
                set = isAlike || step % 5 == 0 ? next : set;
                if (Changes(set))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Somebody's decision is another one when the edge leads to nobody.</summary>
    private static async Task<bool> LeadsAsync(
        MatterDefinition matter, ImmutableArray<DataSet> sets, NeedDefinition need, CancellationToken token)
    {
        foreach (var set in sets)
        {
            var registers = new OfflineRegisters(SchemaFixture.Departments, set.ToCase().Registers);
            var led = await DecideAsync(matter, set, registers, token);
            var lost = await DecideAsync(matter, set, new WithoutEdge(registers, need.Coordinate), token);
            if (!led.Conditions.SequenceEqual(lost.Conditions))
            {
                return true;
            }
        }

        return false;
    }

    private static Task<Decision> DecideAsync(
        MatterDefinition matter, DataSet set, ICaseReader reader, CancellationToken token)
    {
        var scope = new CaseScope
        {
            CaseId = "c1",
            Caller = new Caller { Kind = PartyKind.Engine, Id = "test", Purpose = new Purpose.Case("c1") },
            CitizenId = "c1",
            Matter = matter.Code,
            Needs = CaseFile.NeedsOf(matter),
            Today = KnownDataSets.Today,
        };
        var supplies = matter.Supplies.ToImmutableDictionary(
            supply => supply.Name,
            supply => set.Supplies.TryGetValue(supply.Name, out var value)
                ? SuppliedValues.Read(supply.Type, value) : null);
        return new DecisionMaker(reader, SchemaFixture.Departments).DecideAsync(matter, scope, supplies, token);
    }
}
