using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Splitting;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;
using GovDataHub.TestKit;

namespace GovDataHub.Rules.Tests.Schemas;

/// <summary>
/// Each condition of each matter over registers out of a seed, whole and split: what the departments answer one by one
/// comes to what the rule says over all of them, with registers absent, sources silent, fields null.
/// </summary>
public sealed class MatterSplitTests
{
    private const int Citizens = 60;

    public static TheoryData<string> Codes => MatterRulesTests.Codes;

    [Theory]
    [MemberData(nameof(Codes))]
    public void Its_parts_put_together_are_its_rule(string code)
    {
        var plan = MatterRulesTests.Plan(code);
        var conditions = Repository.Matters[code].Eligibility.Select(one => FeelExpression.Require(one.When)).ToList();
        var random = new Random(20250901);
        for (var citizen = 0; citizen < Citizens; citizen++)
        {
            var registers = new Dictionary<RegisterReference, RegisterAnswer>();
            RegisterAnswer Read(RegisterReference register) =>
                registers.TryGetValue(register, out var known) ? known : registers[register] = Answer(register, random);
            var supplies = Supplies(code, random);

            var outcomes = plan.Parts.Select(part => part.Evaluate(
                MatterRulesTests.Catalogue, City.Today, register => Read(register with { Role = part.Role }), supplies))
                .ToList();
            var split = plan.Evaluate(outcomes, City.Today, supplies);

            for (var index = 0; index < conditions.Count; index++)
            {
                var whole = FeelEvaluator.Evaluate(
                    conditions[index],
                    FeelContext.OverRegisters(City.Today, MatterRulesTests.Catalogue, Read, supplies));
                Assert.Equal((index, whole.ToString()), (index, split.Conditions[index].Value.ToString()));
            }
        }
    }

    /// <summary>A source is silent once in eight, a register empty once in eight.</summary>
    private static RegisterAnswer Answer(RegisterReference register, Random random)
    {
        var definition = MatterRulesTests.Catalogue.Find(register.Department, register.Resource)!;
        return random.Next(8) switch
        {
            0 => RegisterAnswer.NotKnown,
            1 => new RegisterAnswer.Rows([]),
            _ => new RegisterAnswer.Rows(
                [.. Enumerable.Range(0, definition.Many ? random.Next(1, 4) : 1).Select(_ => Row(definition, random))]),
        };
    }

    private static FeelValue.Context Row(RegisterDefinition definition, Random random) => FeelValue.Context.Of(
        definition.Fields.Select(field => KeyValuePair.Create(
            field.Key, random.Next(8) == 0 ? FeelValue.None : Value(field.Value, random))));

    private static FeelValue.Context Supplies(string code, Random random) => FeelValue.Context.Of(
        Repository.Matters[code].Supplies.Select(supply => KeyValuePair.Create(
            supply.Name,
            random.Next(8) == 0 ? FeelValue.None : Value(MatterRulesTests.Type(supply.Type, null), random))));

    private static FeelValue Value(FeelType type, Random random) => type switch
    {
        FeelType.Enumeration values => FeelValue.Of(values.Values[random.Next(values.Values.Length)]),
        _ when type == FeelType.Number => FeelValue.Of(
            random.Next(4) == 0 ? random.Next(3) : random.Next(200_000) / 10m),
        _ when type == FeelType.Boolean => FeelValue.Of(random.Next(2) == 0),
        _ when type == FeelType.Date => FeelValue.Of(City.Today.AddDays(random.Next(-15_000, 800))),
        _ when type == FeelType.DateTime => FeelValue.Of(new DateTimeOffset(
            City.Today.AddDays(random.Next(-3000, 300)), new TimeOnly(8, 0), TimeSpan.FromHours(8))),
        _ => FeelValue.Of(random.Next(3) switch { 0 => "none", 1 => "330100", _ => "a" }),
    };
}
