using GovDataHub.Rules.Functions;
using GovDataHub.Rules.Language;

namespace GovDataHub.Rules.Types;

/// <summary>Calls: whether the function takes what it is given, and what it returns.</summary>
internal sealed partial class Checking
{
    private FeelType Call(Invocation invocation, FeelScope scope)
    {
        var arguments = invocation.Arguments.Select(argument => TypeOf(argument, scope)).ToList();
        if (invocation.Function is NameReference name
            && scope.Find(name.Name) is var known && (known is null || Hides(known, name.Name)))
        {
            if (BuiltIns.Find(name.Name) is { } builtIn)
                return BuiltInCall(invocation, builtIn, arguments);
            Fail(
                name, $"Unknown function \"{name.Name}\".",
                Spelling.Closest(name.Name, BuiltIns.Names.Concat(scope.Names)));
            return FeelType.Any;
        }

        var target = TypeOf(invocation.Function, scope);
        if (target is FeelType.Function function)
        {
            if (function.Parameters.Length != arguments.Count && invocation.ParameterNames.IsEmpty)
                Fail(invocation, $"The function takes {function.Parameters.Length} arguments, not {arguments.Count}.");
            return function.Result;
        }

        if (target != FeelType.Any)
            Fail(invocation.Function, $"A {target} cannot be called.");
        return FeelType.Any;
    }

    /// <summary>Whether a variable stands where a function is called that it has only the name of.</summary>
    private static bool Hides(FeelType variable, string name) =>
        variable is not FeelType.Function && variable != FeelType.Any && BuiltIns.Find(name) is not null;

    private FeelType BuiltInCall(Invocation invocation, BuiltIn first, List<FeelType> arguments)
    {
        string? complaint = null;
        for (var overload = first; overload is not null; overload = overload.Next)
        {
            var problem = Problem(invocation, overload, arguments);
            if (problem is null)
                return Refined(overload, arguments);
            complaint ??= problem;
        }

        Fail(invocation, complaint!);
        return first.Next is null ? first.Result : FeelType.Any;
    }

    /// <summary>Why an overload does not take the arguments, or null when it does.</summary>
    private static string? Problem(Invocation invocation, BuiltIn function, List<FeelType> arguments)
    {
        var parameters = function.Parameters;
        if (!invocation.ParameterNames.IsEmpty)
            return NamedProblem(invocation, function, arguments);
        var variadic = parameters is [.., { Variadic: true }];
        var required = parameters.Count(parameter => !parameter.Optional);
        if (arguments.Count < required || (arguments.Count > parameters.Length && !variadic))
            return $"{function.Name}({Signature(function)}) is given {arguments.Count} arguments.";
        if (variadic && arguments.Count > parameters.Length)
            return null;
        for (var index = 0; index < arguments.Count; index++)
        {
            if (!Takes(parameters[index], arguments[index]))
                return Mismatch(function, arguments[index], parameters[index].Name);
        }

        return null;
    }

    private static string? NamedProblem(Invocation invocation, BuiltIn function, List<FeelType> arguments)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            var name = invocation.ParameterNames[index];
            var parameter = function.Parameters.FirstOrDefault(candidate => candidate.Name == name);
            if (parameter is null)
                return $"{function.Name}({Signature(function)}) has no parameter \"{name}\".";
            if (!Takes(parameter, arguments[index]))
                return Mismatch(function, arguments[index], name);
        }

        var missing = function.Parameters.FirstOrDefault(
            parameter => !parameter.Optional && !invocation.ParameterNames.Contains(parameter.Name));
        return missing is null ? null : $"{function.Name}({Signature(function)}) is not given its {missing.Name}.";
    }

    private static string Mismatch(BuiltIn function, FeelType argument, string parameter) =>
        $"{function.Name}({Signature(function)}) does not take a {argument} as {parameter}.";

    private static bool Takes(BuiltInParameter parameter, FeelType argument)
    {
        var type = Widen(argument);
        if (parameter.Types.IsEmpty || type == FeelType.Any || type == FeelType.Null)
            return true;
        return parameter.Types.Any(wanted => wanted switch
        {
            FeelType.List => true,
            FeelType.Context => type is FeelType.Context,
            FeelType.Range => type is FeelType.Range,
            FeelType.Function => type is FeelType.Function,
            _ => type == wanted || (type is FeelType.List list && Widen(list.Item) == wanted && !parameter.Variadic),
        });
    }

    private static string Signature(BuiltIn function) =>
        string.Join(", ", function.Parameters.Select(parameter => parameter.Name));

    /// <summary>Where a result is of the argument's type, that is what it is.</summary>
    private static FeelType Refined(BuiltIn function, List<FeelType> arguments) => (function.Name, arguments) switch
    {
        ("min" or "max", [FeelType.List list]) => list.Item,
        ("min" or "max", [var first, var second, ..]) when first.Join(second) is { } joined => Widen(joined),
        ("abs", [var number]) => number,
        ("sublist" or "reverse" or "remove" or "distinct values" or "sort", [FeelType.List list, ..]) => list,
        ("concatenate" or "union", [FeelType.List first, FeelType.List second]) => first.Join(second),
        ("append" or "insert before" or "list replace", [FeelType.List list, .., var item]) =>
            list.Join(FeelType.ListOf(item)),
        _ => function.Result,
    };
}
