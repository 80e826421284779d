using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Tests.DataSets;

namespace GovDataHub.Matters.Tests.Decisions;

/// <summary>
/// What a matter decides when a register has no row for the person, for every register a rule reads. <c>goes on</c>:
/// having no row stands in nobody's way. <c>refused</c>: nobody is granted without a row. <c>other branch</c>: the
/// register is one of several that will do; it then gives nothing, and another may still.
/// </summary>
public sealed class AbsentRowTests
{
    private static readonly (string Matter, string Register, string Outcome)[] Rows =
    [
        .. File.ReadLines(Path.Combine(
            SchemaFixture.Root, "tests", "GovDataHub.Matters.Tests", "Decisions", "absent-rows.csv"))
            .Skip(1).Select(line => line.Split(',')).Select(cells => (cells[0], cells[1], cells[2])),
    ];

    public static TheoryData<string> Matters =>
        [.. Rows.Select(row => row.Matter).Distinct()];

    [Fact]
    public void The_table_has_all_356_rows()
    {
        Assert.Equal(356, Rows.Length);
        Assert.Equal(109, Rows.Count(row => row.Outcome == "goes on"));
        Assert.Equal(247, Rows.Count(row => row.Outcome is "refused" or "other branch"));
        Assert.Equal(Rows.Length, Rows.Select(row => (row.Matter, row.Register)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Matters))]
    public void A_matter_decides_as_the_table_says_when_a_register_has_no_row(string matter)
    {
        var definition = SchemaFixture.Matters.Find(matter)!;
        Assert.Multiple([.. Rows.Where(row => row.Matter == matter).Select(row => (Action)(() =>
        {
            // One beginning is enough to find what there is not; what there is, is worth looking for.
            var search = new DataSetSearch(definition, KnownDataSets.Today);
            bool canPass = row.Outcome == "refused"
                ? search.Passing(row.Register, beginnings: 2) is not null
                : search.Passing(row.Register) is not null;
            Assert.True(
                canPass == (row.Outcome is "goes on" or "other branch"),
                $"{matter} without a row in {row.Register}: a data set that passes was {(canPass ? "" : "not ")}found");
            if (row.Outcome != "goes on")
            {
                AssertRefusedByAbsence(search, row.Register);
            }
        }))]);
    }

    /// <summary>Somebody is granted who, for want of these rows alone, is refused.</summary>
    private static void AssertRefusedByAbsence(DataSetSearch search, string register)
    {
        for (int tried = 0; tried < 40; tried++)
        {
            var passing = search.Passing();
            Assert.NotNull(passing);
            if (search.Decide(passing.Absent(register)).Outcome == ConditionOutcome.Failed)
            {
                return;
            }
        }

        Assert.Fail($"nobody is refused for having no row in {register}");
    }
}
