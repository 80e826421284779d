using FsCheck;
using FsCheck.Fluent;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Tests.Splitting;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Tests.Evaluation;

/// <summary>
/// What is decided without a source stays decided whatever the source would have said: nobody is granted or refused by
/// an answer that another reading of the same registers takes back.
/// </summary>
public sealed class MonotonicityTests
{
    private static readonly string[] Answers =
        ["null", "true", "false", "0", "1", "2.5", "\"a\"", "[]", "[1, 2]", "{a: 1}", "@\"P1D\"", "@\"2025-01-31\""];

    private static readonly string[] Forms =
    [
        "_ = _", "_ != _", "_ < _", "_ >= _", "_ + _", "_ - _", "_ * _", "_ / _", "-(_)", "_ and _", "_ or _", "not(_)",
        "_ in _", "_ in (_, > _)", "_ in [_.._]", "_ between _ and _", "if _ then _ else _", "for i in _ return _",
        "for i in [_, _] return i", "some i in [_, _] satisfies i = _", "every i in _ satisfies _", "[_, _]",
        "{a: _, b: _}",
        "{a: _, b: _}.a", "{a: _}", "_[_]", "[_, _][_]", "_[item = _]", "_.a", "(_) instance of number",
        "(_) instance of list<number>", "(_) instance of context<a: number>", "(function(p) _)(_)",
        "(function(p: number) 1)(_)", "(function(p: context<a: number>) p)(_)", "count(_)", "sum(_, _)", "min(_)",
        "all(_, _)", "any(_, _)", "string(_)", "list contains(_, _)", "index of(_, _)", "distinct values(_)",
        "append(_, _)", "concatenate(_, _)", "get value(_, \"a\")", "get value(_, [\"a\", \"b\"])", "get entries(_)",
        "context put(_, \"a\", _)", "context put(_, [\"a\", \"b\"], _)", "context merge([_, _])",
        "context([{key: _, value: _}])", "is(_, _)", "isNone(_)", "nz(_)", "size(_)", "sort(_)", "flatten(_)",
        "union(_, _)", "list replace(_, 1, _)", "sort(_, function(l, r) l < _)", "date(_)", "before(_, _)",
        "substring(_, _)", "abs(_)",
    ];

    [Fact]
    public void A_rule_decided_without_a_register_is_decided_so_whatever_the_register_says()
    {
        var cases =
            from rule in RandomRules.Conditions(3)
            from few in RandomRules.Registers
            from others in RandomRules.Registers
            select (rule, few, others);

        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            var before = City.Evaluate(sample.rule, sample.few, [("amount", 3)]);
            var all = new Dictionary<string, FeelValue.Context[]>(sample.others);
            foreach (var (path, rows) in sample.few)
                all[path] = [.. rows.Select(Answered)];
            if (before is FeelValue.Boolean)
                Assert.Equal(before, City.Evaluate(sample.rule, all, [("amount", 3)]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void A_value_that_rests_on_nothing_unknown_is_the_same_whatever_is_answered()
    {
        var cases =
            from text in Expressions(3)
            from first in Gen.Elements(Answers)
            from second in Gen.Elements(Answers)
            select (text, first, second);

        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            var expression = FeelExpression.Require(sample.text);
            var before = Evaluate(expression, FeelValue.NotKnown, FeelValue.NotKnown);
            if (!before.HoldsUnknown && before is not FeelValue.Function)
            {
                var after = Evaluate(expression, Feel.Value(sample.first), Feel.Value(sample.second));
                Assert.Equal(before.ToString(), after.ToString());
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
    }

    private static FeelValue Evaluate(FeelExpression expression, FeelValue u, FeelValue v) =>
        FeelEvaluator.Evaluate(expression, FeelContext.Of(City.Today, ("u", u), ("v", v)));

    /// <summary>A row with each field that was not known given some value.</summary>
    private static FeelValue.Context Answered(FeelValue.Context row) => FeelValue.Context.Of(row.Names.Select(name =>
    {
        row.TryGet(name, out var value);
        return KeyValuePair.Create(name, value.IsUnknown ? FeelValue.Of(name.Length % 4) : value);
    }));

    private static Gen<string> Expressions(int depth) => depth == 0
        ? Gen.Frequency((3, Gen.Elements("u", "v", "{a: u}", "[{a: v}]")), (4, Gen.Elements(Answers)))
        : from form in Gen.Elements(Forms)
          from parts in Gen.ArrayOf(Expressions(depth - 1), 3)
          select Filled(form, parts);

    private static string Filled(string form, string[] parts)
    {
        var pieces = form.Split('_');
        return string.Concat(pieces.Select((piece, index) => index == 0 ? piece : $"({parts[index - 1]}){piece}"));
    }
}
