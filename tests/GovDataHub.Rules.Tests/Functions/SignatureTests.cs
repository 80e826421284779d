using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Functions;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Tests.Functions;

/// <summary>
/// What holds of every built-in function alike: its arguments by position and by name, one too few and one too many,
/// null, of another kind, and not known.
/// </summary>
public sealed class SignatureTests
{
    /// <summary>One right call of each signature, its arguments as FEEL.</summary>
    private static readonly (string Name, string[] Arguments)[] Calls =
    [
        ("thisYear", []), ("daysSince", ["@\"2025-08-01\""]), ("daysUntil", ["@\"2025-10-01\""]),
        ("monthsSince", ["@\"2025-01-01\""]), ("yearsSince", ["@\"2020-01-01\""]), ("age", ["@\"1990-05-05\""]),
        ("size", ["[1, 2]"]), ("nz", ["3"]), ("isNone", ["\"none\""]), ("not", ["true"]), ("all", ["[true]"]),
        ("any", ["[false]"]), ("is", ["1", "1"]), ("list contains", ["[1, 2]", "2"]), ("count", ["[1, 2]"]),
        ("min", ["[1, 2]"]), ("max", ["[1, 2]"]), ("sum", ["[1, 2]"]), ("product", ["[2, 3]"]), ("mean", ["[1, 3]"]),
        ("median", ["[1, 2, 3]"]), ("stddev", ["[1, 3]"]), ("mode", ["[1, 1, 2]"]),
        ("sublist", ["[1, 2, 3]", "2", "1"]), ("append", ["[1]", "2"]), ("concatenate", ["[1]"]),
        ("insert before", ["[1]", "1", "0"]), ("remove", ["[1, 2]", "1"]), ("list replace", ["[1, 2]", "1", "5"]),
        ("list replace", ["[1, 2]", "function(a, b) a = 1", "5"]), ("reverse", ["[1, 2]"]),
        ("index of", ["[1, 2]", "2"]), ("union", ["[1, 1]"]), ("distinct values", ["[1, 1]"]), ("flatten", ["[[1]]"]),
        ("sort", ["[2, 1]", "function(a, b) a < b"]), ("decimal", ["1.25", "1"]), ("floor", ["1.25", "1"]),
        ("ceiling", ["1.25", "1"]), ("round up", ["1.25", "1"]), ("round down", ["1.25", "1"]),
        ("round half up", ["1.25", "1"]), ("round half down", ["1.25", "1"]), ("abs", ["-1"]), ("modulo", ["7", "3"]),
        ("sqrt", ["9"]), ("log", ["1"]), ("exp", ["0"]), ("odd", ["1"]), ("even", ["1"]),
        ("substring", ["\"abc\"", "2", "1"]), ("string length", ["\"abc\""]), ("upper case", ["\"a\""]),
        ("lower case", ["\"A\""]), ("substring before", ["\"abc\"", "\"c\""]),
        ("substring after", ["\"abc\"", "\"a\""]),
        ("replace", ["\"abc\"", "\"B\"", "\"-\"", "\"i\""]), ("contains", ["\"abc\"", "\"b\""]),
        ("starts with", ["\"abc\"", "\"a\""]), ("ends with", ["\"abc\"", "\"c\""]),
        ("matches", ["\"abc\"", "\"B\"", "\"i\""]),
        ("split", ["\"a;b\"", "\";\""]), ("string join", ["[\"a\", \"b\"]", "\"-\"", "\"(\"", "\")\""]),
        ("date", ["\"2025-09-01\""]), ("date", ["2025", "9", "1"]), ("time", ["\"08:00:00\""]),
        ("time", ["8", "0", "0", "@\"PT8H\""]), ("date and time", ["\"2025-09-01T08:00:00\""]),
        ("date and time", ["@\"2025-09-01\"", "@\"08:00:00\""]), ("number", ["\"1.000,5\"", "\".\"", "\",\""]),
        ("string", ["1"]), ("duration", ["\"P1D\""]),
        ("years and months duration", ["@\"2024-01-01\"", "@\"2025-09-01\""]), ("today", []), ("now", []),
        ("day of year", ["@\"2025-09-01\""]), ("day of week", ["@\"2025-09-01\""]),
        ("month of year", ["@\"2025-09-01\""]), ("week of year", ["@\"2025-09-01\""]), ("before", ["1", "2"]),
        ("before", ["1", "[2..3]"]), ("before", ["[2..3]", "4"]), ("before", ["[2..3]", "[4..5]"]),
        ("after", ["2", "1"]),
        ("meets", ["[1..2]", "[2..3]"]), ("met by", ["[2..3]", "[1..2]"]), ("overlaps", ["[1..3]", "[2..4]"]),
        ("overlaps before", ["[1..3]", "[2..4]"]), ("overlaps after", ["[2..4]", "[1..3]"]),
        ("finishes", ["4", "[2..4]"]), ("finished by", ["[2..4]", "4"]), ("includes", ["[2..4]", "3"]),
        ("during", ["3", "[2..4]"]), ("starts", ["2", "[2..4]"]), ("started by", ["[2..4]", "2"]),
        ("coincides", ["2", "2"]), ("range", ["\"[1..2]\""]), ("get value", ["{a: 1}", "\"a\""]),
        ("get value", ["{a: {b: 1}}", "[\"a\", \"b\"]"]), ("get entries", ["{a: 1}"]),
        ("context", ["[{key: \"a\", value: 1}]"]), ("context put", ["{a: 1}", "\"b\"", "2"]),
        ("context put", ["{a: {b: 1}}", "[\"a\", \"b\"]", "2"]), ("context merge", ["[{a: 1}, {b: 2}]"]),
    ];

    /// <summary>Decided by another argument whatever one is, or told nothing by null.</summary>
    private static readonly string[] TakeNull = ["isNone", "nz", "list contains", "index of", "append", "is", "union"];

    public static TheoryData<string, string[]> AllCalls
    {
        get
        {
            var data = new TheoryData<string, string[]>();
            foreach (var (name, arguments) in Calls)
                data.Add(name, arguments);
            return data;
        }
    }

    [Fact]
    public void No_function_is_left_out() =>
        Assert.Equal(BuiltIns.Names.Order(), Calls.Select(call => call.Name).Distinct().Order());

    [Theory]
    [MemberData(nameof(AllCalls))]
    public void By_position_and_by_name_are_one(string name, string[] arguments)
    {
        var byPosition = Feel.Text(Call(name, arguments));

        Assert.NotEqual("null", byPosition);
        if (arguments.Length > 0)
            Assert.Equal(byPosition, Feel.Text(Named(name, Signature(name, arguments), arguments)));
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public void A_name_that_is_none_of_its_parameters_makes_null(string name, string[] arguments)
    {
        Assert.Equal("null", Feel.Text($"{name}(no such parameter: 1)"));
        Assert.NotNull(Signature(name, arguments));
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public void One_argument_too_few_or_too_many_makes_null(string name, string[] arguments)
    {
        var signature = Signature(name, arguments);
        var required = signature.Parameters.Count(parameter => !parameter.Optional);
        if (required > 0 && !Overloads(name).Any(other => other.Parameters.Length == required - 1))
            Assert.Equal("null", Feel.Text(Call(name, arguments[..(required - 1)])));
        if (signature.Parameters is not [.., { Variadic: true }])
            Assert.Equal("null", Feel.Text(Call(name, [.. arguments, "1", "1", "1", "1"])));
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public void Null_where_a_value_is_needed_makes_null(string name, string[] arguments)
    {
        var signature = Signature(name, arguments);
        for (var index = 0; index < arguments.Length; index++)
        {
            if (signature.Parameters[index] is { Types.IsEmpty: false, Optional: false } && !TakeNull.Contains(name))
                Assert.Equal("null", Feel.Text(Call(name, With(arguments, index, "null"))));
        }
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public void A_value_of_another_kind_makes_null(string name, string[] arguments)
    {
        var signature = Signature(name, arguments);
        for (var index = 0; index < arguments.Length; index++)
        {
            // Anything may stand for the list of itself.
            var takesLists = Overloads(name).Any(other => other.Parameters.Length > index
                && other.Parameters[index].Types.Any(type => type is FeelType.List));
            if (!signature.Parameters[index].Types.IsEmpty && !takesLists)
                Assert.Equal("null", Feel.Text(Call(name, With(arguments, index, "[@\"PT1S\", {}]"))));
        }
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public void An_argument_that_is_not_known_makes_what_is_not_known(string name, string[] arguments)
    {
        for (var index = 0; index < arguments.Length; index++)
        {
            var value = Feel.Value(Call(name, With(arguments, index, "u")), ("u", FeelValue.NotKnown));

            Assert.True(value.HoldsUnknown, Call(name, With(arguments, index, "u")));
        }
    }

    [Theory]
    [InlineData("all(u, false)", "false")]
    [InlineData("all(u, true)", "unknown")]
    [InlineData("any(u, true)", "true")]
    [InlineData("any(u, null)", "unknown")]
    [InlineData("count([{a: u}])", "1")]
    [InlineData("isNone({a: u})", "false")]
    [InlineData("get value({a: u, b: 1}, \"b\")", "1")]
    [InlineData("get value({a: u}, [\"a\", \"b\"])", "unknown")]
    [InlineData("context put({a: u}, \"a\", 1)", "{a: 1}")]
    [InlineData("context put({a: u}, [\"a\", \"b\"], 1)", "unknown")]
    [InlineData("string({a: u})", "unknown")]
    [InlineData("list contains([{a: u}], {a: 1})", "unknown")]
    [InlineData("{a: 1} in [{a: u}]", "unknown")]
    [InlineData("{a: 1} in [{a: u}, {a: 1}]", "true")]
    [InlineData("{a: 1} in [{b: u}]", "false")]
    [InlineData("distinct values([{a: u}, {a: 1}])", "unknown")]
    [InlineData("{a: u} instance of context<a: number>", "unknown")]
    [InlineData("{a: u} instance of context", "true")]
    [InlineData("(function(c: context<a: number>) 1)({a: u})", "unknown")]
    [InlineData("[][u]", "unknown")]
    [InlineData("[][u > 1]", "[]")]
    public void What_is_not_known_inside_a_value_counts_where_it_is_looked_at(string expression, string expected) =>
        Assert.Equal(expected, Feel.Text(expression, ("u", FeelValue.NotKnown)));

    private static IEnumerable<BuiltIn> Overloads(string name)
    {
        for (var overload = BuiltIns.Find(name); overload is not null; overload = overload.Next)
            yield return overload;
    }

    /// <summary>The signature that takes these arguments.</summary>
    private static BuiltIn Signature(string name, string[] arguments)
    {
        var context = FeelContext.Of(City.Today);
        var values = arguments.Select(text => FeelEvaluator.Evaluate(FeelExpression.Require(text), context)).ToList();
        return Overloads(name).First(overload => overload.Parameters.Length >= values.Count
            && values.Select((value, index) => overload.Parameters[index].Types is var types
                && (types.IsEmpty || Conversion.IsOneOf(value, types))).All(fits => fits));
    }

    private static string[] With(string[] arguments, int index, string argument) =>
        [.. arguments[..index], argument, .. arguments[(index + 1)..]];

    private static string Call(string name, string[] arguments) => $"{name}({string.Join(", ", arguments)})";

    /// <summary>The call by names, in the other order where the names alone tell which signature is meant.</summary>
    private static string Named(string name, BuiltIn signature, string[] arguments)
    {
        var named = arguments.Select((argument, index) => $"{signature.Parameters[index].Name}: {argument}");
        var names = signature.Parameters.Select(parameter => parameter.Name).Order();
        var isAlone = !Overloads(name).Any(other => other != signature
            && other.Parameters.Select(parameter => parameter.Name).Order().SequenceEqual(names));
        return Call(name, [.. isAlone ? named.Reverse() : named]);
    }
}
