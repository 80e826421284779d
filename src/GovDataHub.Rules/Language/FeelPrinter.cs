using System.Text;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Language;

/// <summary>
/// The canonical text of a tree: one space around operators, no needless parentheses. Parsing it gives a tree that
/// prints the same.
/// </summary>
public static class FeelPrinter
{
    /// <summary>Prints a tree.</summary>
    public static string Print(FeelNode node)
    {
        var printer = new Printing();
        printer.Write(node, Strength.Weakest);
        return printer.ToString();
    }

    /// <summary>A context entry's name, quoted where it is more than words.</summary>
    internal static string Key(string name)
    {
        var tokens = new Lexer(name).Run();
        var plain = tokens.Count > 1 && tokens.TrueForAll(IsPlainWord)
            && string.Join(' ', tokens.Select(token => token.Text)).TrimEnd() == name;
        return plain ? name : FeelText.Quote(name);
    }

    private static bool IsPlainWord(Token token) =>
        token.Kind is TokenKind.Name or TokenKind.End && !Parser.IsReserved(token.Text);

    /// <summary>The text of an operator.</summary>
    public static string Symbol(ComparisonOperator kind) => kind switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The text of an operator.</summary>
    public static string Symbol(ArithmeticOperator kind) => kind switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        ArithmeticOperator.Divide => "/",
        ArithmeticOperator.Power => "**",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private enum Strength
    {
        Weakest,
        Or,
        And,
        Comparison,
        Additive,
        Multiplicative,
        Power,
        Unary,
        InstanceOf,
        Postfix,
    }

    private sealed class Printing
    {
        private readonly StringBuilder _text = new();

        public override string ToString() => _text.ToString();

        public void Write(FeelNode node, Strength needed)
        {
            var parentheses = StrengthOf(node) < needed;
            if (parentheses)
                _text.Append('(');
            WriteBare(node);
            if (parentheses)
                _text.Append(')');
        }

        private static Strength StrengthOf(FeelNode node) => node switch
        {
            IfExpression or ForExpression or QuantifiedExpression or FunctionDefinition or UnaryTestsExpression =>
                Strength.Weakest,
            LogicalExpression logical => logical.Operator == LogicalOperator.Or ? Strength.Or : Strength.And,
            ComparisonExpression or BetweenExpression or InExpression => Strength.Comparison,
            ArithmeticExpression arithmetic => arithmetic.Operator switch
            {
                ArithmeticOperator.Add or ArithmeticOperator.Subtract => Strength.Additive,
                ArithmeticOperator.Power => Strength.Power,
                _ => Strength.Multiplicative,
            },
            Negation => Strength.Unary,
            InstanceOfExpression => Strength.InstanceOf,
            Literal { Value: FeelValue.Number { Value.Sign: < 0 } } => Strength.Unary,
            _ => Strength.Postfix,
        };

        private void WriteBare(FeelNode node)
        {
            switch (node)
            {
                case Literal { TemporalText: { } temporal }:
                    _text.Append('@').Append(FeelText.Quote(temporal));
                    break;
                case Literal literal:
                    _text.Append(FeelText.Print(literal.Value));
                    break;
                case NameReference name:
                    _text.Append(name.Name);
                    break;
                case PathExpression path:
                    Write(path.Source, Strength.Postfix);
                    _text.Append(path.Source is Literal { Value: FeelValue.Number } ? " ." : ".").Append(path.Name);
                    break;
                case FilterExpression filter:
                    Write(filter.Source, Strength.Postfix);
                    WriteBracketed("[", filter.Condition, "]");
                    break;
                case Invocation invocation:
                    WriteInvocation(invocation);
                    break;
                default:
                    WriteOperator(node);
                    break;
            }
        }

        private void WriteOperator(FeelNode node)
        {
            switch (node)
            {
                case LogicalExpression logical:
                    var own = StrengthOf(logical);
                    var word = logical.Operator == LogicalOperator.Or ? "or" : "and";
                    Infix(logical.Left, own, word, logical.Right, own + 1);
                    break;
                case ComparisonExpression comparison:
                    Infix(
                        comparison.Left, Strength.Comparison, Symbol(comparison.Operator), comparison.Right,
                        Strength.Additive);
                    break;
                case ArithmeticExpression arithmetic:
                    var level = StrengthOf(arithmetic);
                    Infix(arithmetic.Left, level, Symbol(arithmetic.Operator), arithmetic.Right, level + 1);
                    break;
                case BetweenExpression between:
                    Infix(between.Value, Strength.Comparison, "between", between.Low, Strength.Additive);
                    _text.Append(" and ");
                    Write(between.High, Strength.Additive);
                    break;
                case InExpression within:
                    Write(within.Value, Strength.Comparison);
                    _text.Append(" in ");
                    WriteTests(within.Tests);
                    break;
                case Negation negation:
                    _text.Append('-');
                    Write(negation.Operand, Strength.Unary);
                    break;
                case InstanceOfExpression instance:
                    Write(instance.Value, Strength.InstanceOf);
                    _text.Append(" instance of ").Append(PrintType(instance.Type));
                    break;
                default:
                    WriteStructure(node);
                    break;
            }
        }

        private void WriteStructure(FeelNode node)
        {
            switch (node)
            {
                case ComparisonTest test:
                    _text.Append('(');
                    WriteTest(test);
                    _text.Append(')');
                    break;
                case IfExpression conditional:
                    WriteBracketed("if ", conditional.Condition, " then ");
                    WriteBracketed("", conditional.Consequence, " else ");
                    Write(conditional.Alternative, Strength.Weakest);
                    break;
                case ForExpression loop:
                    WriteIterators("for ", loop.Iterators);
                    WriteBracketed(" return ", loop.Body, "");
                    break;
                case QuantifiedExpression quantified:
                    WriteIterators(quantified.Quantifier == Quantifier.Some ? "some " : "every ", quantified.Iterators);
                    WriteBracketed(" satisfies ", quantified.Condition, "");
                    break;
                case ListExpression list:
                    WriteList("[", list.Items, "]");
                    break;
                case RangeExpression range:
                    WriteBracketed(range.LowIncluded ? "[" : "(", range.Low, "..");
                    WriteBracketed("", range.High, range.HighIncluded ? "]" : ")");
                    break;
                case ContextExpression context:
                    WriteContext(context);
                    break;
                case FunctionDefinition function:
                    WriteFunction(function);
                    break;
                case UnaryTestsExpression tests:
                    WriteUnaryTests(tests);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        private void Infix(FeelNode left, Strength leftStrength, string symbol, FeelNode right, Strength rightStrength)
        {
            Write(left, leftStrength);
            _text.Append(' ').Append(symbol).Append(' ');
            Write(right, rightStrength);
        }

        private void WriteBracketed(string open, FeelNode node, string close)
        {
            _text.Append(open);
            Write(node, Strength.Weakest);
            _text.Append(close);
        }

        private void WriteList(string open, IReadOnlyList<FeelNode> items, string close)
        {
            _text.Append(open);
            for (var index = 0; index < items.Count; index++)
                WriteBracketed(index == 0 ? "" : ", ", items[index], "");
            _text.Append(close);
        }

        private void WriteInvocation(Invocation invocation)
        {
            Write(invocation.Function, Strength.Postfix);
            _text.Append('(');
            for (var index = 0; index < invocation.Arguments.Length; index++)
            {
                _text.Append(index == 0 ? "" : ", ");
                if (!invocation.ParameterNames.IsEmpty)
                    _text.Append(invocation.ParameterNames[index]).Append(": ");
                Write(invocation.Arguments[index], Strength.Weakest);
            }

            _text.Append(')');
        }

        private void WriteIterators(string keyword, IReadOnlyList<Iterator> iterators)
        {
            for (var index = 0; index < iterators.Count; index++)
            {
                _text.Append(index == 0 ? keyword : ", ").Append(iterators[index].Name).Append(" in ");
                Write(iterators[index].Source, Strength.Weakest);
                if (iterators[index].To is { } last)
                    WriteBracketed("..", last, "");
            }
        }

        private void WriteContext(ContextExpression context)
        {
            _text.Append('{');
            for (var index = 0; index < context.Entries.Length; index++)
            {
                _text.Append(index == 0 ? "" : ", ").Append(Key(context.Entries[index].Key)).Append(": ");
                Write(context.Entries[index].Value, Strength.Weakest);
            }

            _text.Append('}');
        }

        private void WriteFunction(FunctionDefinition function)
        {
            var parameters = function.Parameters.Select(
                parameter => parameter.Name + (parameter.Type is { } type ? ": " + PrintType(type) : ""));
            _text.Append("function(").AppendJoin(", ", parameters).Append(function.IsExternal ? ") external " : ") ");
            Write(function.Body, Strength.Weakest);
        }

        private void WriteTests(IReadOnlyList<FeelNode> tests)
        {
            if (tests is [not ComparisonTest and var single])
            {
                Write(single, Strength.Additive);
                return;
            }

            _text.Append('(');
            for (var index = 0; index < tests.Count; index++)
            {
                _text.Append(index == 0 ? "" : ", ");
                WriteTest(tests[index]);
            }

            _text.Append(')');
        }

        private void WriteTest(FeelNode node)
        {
            if (node is not ComparisonTest test)
            {
                Write(node, Strength.Weakest);
                return;
            }

            _text.Append(Symbol(test.Operator)).Append(' ');
            Write(test.Operand, Strength.Additive);
        }

        private void WriteUnaryTests(UnaryTestsExpression tests)
        {
            _text.Append(tests.Tests.IsEmpty ? "-" : tests.Negated ? "not(" : "");
            for (var index = 0; index < tests.Tests.Length; index++)
            {
                _text.Append(index == 0 ? "" : ", ");
                WriteTest(tests.Tests[index]);
            }

            _text.Append(tests.Negated ? ")" : "");
        }
    }

    /// <summary>A type as an expression names it.</summary>
    internal static string PrintType(TypeReference type)
    {
        var inside = type.Name == "context"
            ? type.Entries.Select(entry => $"{entry.Key}: {PrintType(entry.Value)}")
            : type.Arguments.Select(PrintType);
        var arguments = string.Join(", ", inside);
        var brackets = arguments.Length > 0 || type.Result is not null ? $"<{arguments}>" : "";
        return type.Name + brackets + (type.Result is { } result ? $"->{PrintType(result)}" : "");
    }
}
