using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>
/// What is charged or paid comes from a schedule, a register or the citizen. No number in the formula is an amount:
/// nought and one aside, which only switch.
/// </summary>
internal sealed class AmountsComeFromASchedule : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        foreach (var formula in matter.Formulas
            .Where(formula => formula.Kind is FormulaKind.Fee or FormulaKind.Paid && formula.Path is not [.., "guard"]))
        {
            if (formula.Expression is { Root: { } root }
                && Amounts(root).FirstOrDefault(amount => root == amount || !IsSwitch(amount)) is { } literal)
            {
                yield return matter.ProblemWithin(
                    CheckCode.AmountLiteral,
                    $"{literal.Value} is an amount in the formula",
                    literal.Span.Start,
                    formula.Path.AsSpan());
            }
        }
    }

    /// <summary>The numbers that a formula's value is made of; those of conditions are not among them.</summary>
    private static IEnumerable<Literal> Amounts(FeelNode node)
    {
        return node switch
        {
            Literal { Value: FeelValue.Number } literal => [literal],
            Negation negation => Amounts(negation.Operand),
            ArithmeticExpression arithmetic => [.. Amounts(arithmetic.Left), .. Amounts(arithmetic.Right)],
            IfExpression choice => [.. Amounts(choice.Consequence), .. Amounts(choice.Alternative)],
            Invocation call => call.Arguments.SelectMany(Amounts),
            ListExpression list => list.Items.SelectMany(Amounts),
            ContextExpression context => context.Entries.SelectMany(entry => Amounts(entry.Value)),
            PathExpression path => Amounts(path.Source),
            _ => [],
        };
    }

    private static bool IsSwitch(Literal literal)
    {
        return literal.ToString() is "0" or "1" || literal.Value.ToString() is "0" or "1";
    }
}
