using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using GovDataHub.Rules.Functions;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Evaluation;

/// <summary>Function definitions and invocations (DMN 1.5 section 10.3.2.13, table 62).</summary>
internal static partial class Interpreter
{
    /// <summary>A body that surely fits into the room the runtime keeps on the stack.</summary>
    private const int SmallBody = 50;

    private static FeelValue Invoke(Invocation invocation, Frame frame)
    {
        var arguments = ImmutableArray.CreateBuilder<FeelValue>(invocation.Arguments.Length);
        foreach (var argument in invocation.Arguments)
            arguments.Add(Evaluate(argument, frame));
        var values = arguments.MoveToImmutable();
        if (invocation.Function is NameReference { Name: var name }
            && BuiltIns.Find(name) is { } builtIn && frame.Find(name) is not FeelValue.Function)
            return Charged(frame, builtIn.Invoke(frame.Context, values, invocation.ParameterNames));
        var target = Evaluate(invocation.Function, frame);
        if (target is not FeelValue.Function function)
            return target.IsUnknown ? target : FeelValue.None;
        return InOrder(values, invocation.ParameterNames, function) is { } ordered
            ? function.Invoke(ordered)
            : FeelValue.None;
    }

    /// <summary>One argument per parameter in their order, or null when they do not fit.</summary>
    private static ImmutableArray<FeelValue>? InOrder(
        ImmutableArray<FeelValue> values, ImmutableArray<string> names, FeelValue.Function function)
    {
        if (names.IsEmpty)
            return function.Accepts(values.Length) ? values : null;
        var ordered = new FeelValue[function.Parameters.Length];
        Array.Fill(ordered, FeelValue.None);
        for (var index = 0; index < names.Length; index++)
        {
            var position = function.Parameters.IndexOf(names[index]);
            if (position < 0)
                return null;
            ordered[position] = values[index];
        }

        return names.Length == function.Parameters.Length ? [.. ordered] : null;
    }

    private static FeelValue Define(FunctionDefinition definition, Frame frame)
    {
        if (definition.IsExternal)
            return FeelValue.None;
        ImmutableArray<string> names = [.. definition.Parameters.Select(parameter => parameter.Name)];
        return new FeelValue.Function("", names, arguments =>
        {
            // A function that calls itself without end is an error like any other.
            frame.Context.Spend(1);
            if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
                return FeelValue.None;
            var parameters = new EntriesFrame(frame);
            for (var index = 0; index < names.Length; index++)
            {
                var (type, argument) = (definition.Parameters[index].Type, arguments[index]);
                if (type is not null && type.Name != "Any"
                    && (argument.IsUnknown || (argument.HoldsUnknown && type.LooksInside)))
                    return FeelValue.NotKnown;
                var fitting = type is null ? argument : TypeTest.Coerce(argument, type);
                if (fitting is null)
                    return FeelValue.None;
                parameters.Set(names[index], fitting);
            }

            return definition.Height <= SmallBody
                ? Evaluate(definition.Body, parameters)
                : frame.Context.Within(definition.Height, () => Evaluate(definition.Body, parameters))
                    ?? FeelValue.None;
        })
        {
            Signature = () => FeelChecker.TypeOf(definition, FeelScope.Empty),
        };
    }
}
