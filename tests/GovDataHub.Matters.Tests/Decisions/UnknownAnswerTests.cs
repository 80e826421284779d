using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Tests.DataSets;

namespace GovDataHub.Matters.Tests.Decisions;

/// <summary>
/// Three-valued logic over all rules: a source that does not answer never makes a condition fail, unless the condition
/// fails whatever the source might have said.
/// </summary>
public sealed class UnknownAnswerTests
{
    private const int Answers = 12;

    public static TheoryData<string> Matters => [.. SchemaFixture.Matters.All.Select(matter => matter.Code)];

    [Theory]
    [MemberData(nameof(Matters))]
    public void Each_register_unknown_refuses_nobody_who_might_be_granted(string matter)
    {
        var definition = SchemaFixture.Matters.Find(matter)!;
        var search = new DataSetSearch(definition, KnownDataSets.Today);
        foreach (string register in search.Reads.Registers)
        {
            var passing = KnownDataSets.Passing(matter)!;
            Assert.NotEqual(ConditionOutcome.Failed, search.Decide(passing.Unknown(register)).Outcome);
            for (int condition = 0; condition < definition.Eligibility.Length; condition++)
            {
                AssertSound(search, KnownDataSets.Failing(matter, condition), register);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Matters))]
    public void Nothing_answered_is_nothing_decided(string matter)
    {
        var search = new DataSetSearch(SchemaFixture.Matters.Find(matter)!, KnownDataSets.Today);
        var silent = KnownDataSets.Passing(matter)! with { Registers = DataSet.NoRegisters };
        var decision = search.Decide(silent);
        var passing = search.Decide(KnownDataSets.Passing(matter)!);
        Assert.All(passing.Conditions, outcome => Assert.Equal(ConditionOutcome.Met, outcome));
        Assert.DoesNotContain(ConditionOutcome.Failed, decision.Conditions);
        for (int condition = 0; condition < decision.Conditions.Length; condition++)
        {
            bool asks = !search.Reads.Conditions[condition].IsEmpty;
            Assert.Equal(asks ? ConditionOutcome.Unknown : ConditionOutcome.Met, decision.Conditions[condition]);
        }
    }

    /// <summary>What is decided without a register is decided the same whatever the register says.</summary>
    private static void AssertSound(DataSetSearch search, DataSet set, string register)
    {
        var without = search.Decide(set.Unknown(register));
        IEnumerable<DataSet> answers =
        [
            set,
            set.Absent(register),
            .. Enumerable.Range(0, Answers).Select(_ => set with
            {
                Registers = set.Registers.SetItem(register, search.Chance().Registers[register]),
            }),
        ];
        foreach (var answered in answers)
        {
            var decision = search.Decide(answered);
            for (int condition = 0; condition < without.Conditions.Length; condition++)
            {
                bool isSame = without.Conditions[condition] == ConditionOutcome.Unknown
                    || without.Conditions[condition] == decision.Conditions[condition];
                Assert.True(isSame, $"condition {condition} without {register}: {answered}");
            }
        }
    }
}
