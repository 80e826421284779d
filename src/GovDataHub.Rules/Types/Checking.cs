using System.Collections.Immutable;
using System.Diagnostics;
using GovDataHub.Rules.Functions;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Types;

/// <summary>One check of one expression. This part: names, paths, filters and structures.</summary>
internal sealed partial class Checking(string text)
{
    private readonly List<FeelError> _errors = [];

    public ImmutableArray<FeelError> Errors => [.. _errors.OrderBy(error => error.Position)];

    public FeelType TypeOf(FeelNode node, FeelScope scope) => node switch
    {
        Literal literal => TypeOf(literal),
        NameReference name => Name(name, scope),
        PathExpression path => Entry(path, TypeOf(path.Source, scope)),
        FilterExpression filter => Filter(filter, scope),
        LogicalExpression logical => Logical(logical, scope),
        ComparisonExpression comparison => Comparison(comparison, scope),
        BetweenExpression between => Between(between, scope),
        InExpression within => In(within, scope),
        ArithmeticExpression arithmetic => Arithmetic(arithmetic, scope),
        Negation negation => Negated(negation, scope),
        Invocation invocation => Call(invocation, scope),
        IfExpression conditional => If(conditional, scope),
        ForExpression loop => For(loop, scope),
        QuantifiedExpression quantified => Quantified(quantified, scope),
        InstanceOfExpression instance => InstanceOf(instance, scope),
        ListExpression list => FeelType.ListOf(Join(list.Items, scope)),
        ContextExpression context => Context(context, scope),
        RangeExpression range => FeelType.RangeOf(Widen(TypeOf(range.Low, scope).Join(TypeOf(range.High, scope)))),
        ComparisonTest test => FeelType.RangeOf(TypeOf(test.Operand, scope)),
        FunctionDefinition function => Function(function, scope),
        UnaryTestsExpression tests => Tests(tests, scope),
        _ => throw new UnreachableException(),
    };

    /// <summary>A string out of fixed ones is a string where that does not matter.</summary>
    private static FeelType Widen(FeelType type) => type is FeelType.Enumeration ? FeelType.String : type;

    private FeelType TypeOf(Literal literal)
    {
        if (literal is { TemporalText: { } temporal, Value: FeelValue.Null })
            Fail(literal, $"\"{temporal}\" is no date, time, date and time or duration.");
        return literal.Value switch
        {
            FeelValue.Null when literal.TemporalText is null => FeelType.Null,
            FeelValue.Boolean => FeelType.Boolean,
            FeelValue.Number => FeelType.Number,
            FeelValue.Text word => FeelType.EnumOf(word.Value),
            FeelValue.Date => FeelType.Date,
            FeelValue.Time => FeelType.Time,
            FeelValue.DateTime => FeelType.DateTime,
            FeelValue.DayTimeDuration => FeelType.DayTimeDuration,
            FeelValue.YearMonthDuration => FeelType.YearMonthDuration,
            _ => FeelType.Any,
        };
    }

    private FeelType Name(NameReference name, FeelScope scope)
    {
        if (scope.Find(name.Name) is { } type)
            return type;
        if (BuiltIns.Find(name.Name) is { } function)
            return FeelType.FunctionOf(function.Parameters.Select(_ => FeelType.Any), function.Result);
        Fail(name, $"Unknown name \"{name.Name}\".", Spelling.Closest(name.Name, scope.Names));
        return FeelType.Any;
    }

    private FeelType Entry(PathExpression path, FeelType source)
    {
        switch (source)
        {
            case FeelType.Context { Entries.IsEmpty: true }:
                return FeelType.Any;
            case FeelType.Context context when context.Find(path.Name) is { } type:
                return type;
            case FeelType.Context context:
                FailAtName(
                    path, $"\"{path.Source}\" has no \"{path.Name}\".",
                    Spelling.Closest(path.Name, context.Entries.Select(entry => entry.Key)));
                return FeelType.Any;
            case FeelType.List list:
                return FeelType.ListOf(Entry(path, list.Item));
            case FeelType.Range range:
                return Property(path, source, path.Name switch
                {
                    "start" or "end" => range.End,
                    "start included" or "end included" => FeelType.Boolean,
                    _ => null,
                });
            default:
                return source == FeelType.Any || source == FeelType.Null
                    ? FeelType.Any
                    : Property(path, source, TemporalProperty(source, path.Name));
        }
    }

    private FeelType Property(PathExpression path, FeelType source, FeelType? type)
    {
        if (type is null)
            FailAtName(path, $"A {source} has no \"{path.Name}\".");
        return type ?? FeelType.Any;
    }

    private static FeelType? TemporalProperty(FeelType source, string name)
    {
        var onDate = source == FeelType.Date || source == FeelType.DateTime;
        var onTime = source == FeelType.Time || source == FeelType.DateTime;
        return name switch
        {
            "year" or "month" or "day" or "weekday" when onDate => FeelType.Number,
            "hour" or "minute" or "second" when onTime => FeelType.Number,
            "time offset" when onTime => FeelType.DayTimeDuration,
            "timezone" when onTime => FeelType.String,
            "days" or "hours" or "minutes" or "seconds" when source == FeelType.DayTimeDuration => FeelType.Number,
            "years" or "months" when source == FeelType.YearMonthDuration => FeelType.Number,
            _ => null,
        };
    }

    private FeelType Filter(FilterExpression filter, FeelScope scope)
    {
        var source = TypeOf(filter.Source, scope);
        var item = source is FeelType.List list ? list.Item : source == FeelType.Null ? FeelType.Any : source;
        var inner = scope.With("item", item);
        if (item is FeelType.Context context)
            inner = inner.With(context.Entries);
        var condition = item == FeelType.Any || item is FeelType.Context { Entries.IsEmpty: true }
            ? LenientTypeOf(filter.Condition, inner)
            : TypeOf(filter.Condition, inner);
        if (condition == FeelType.Number)
            return item;
        if (!condition.ConformsTo(FeelType.Boolean))
            Fail(filter.Condition, $"A filter takes a condition or a position, not a {condition}.");
        return condition == FeelType.Any ? FeelType.Any : FeelType.ListOf(item);
    }

    /// <summary>Where the items' entries are not known, any name may be one of them.</summary>
    private FeelType LenientTypeOf(FeelNode node, FeelScope scope)
    {
        var count = _errors.Count;
        var type = TypeOf(node, scope);
        _errors.RemoveRange(count, _errors.Count - count);
        return type;
    }

    private FeelType If(IfExpression conditional, FeelScope scope)
    {
        RequireBoolean(conditional.Condition, TypeOf(conditional.Condition, scope), "if");
        return TypeOf(conditional.Consequence, scope).Join(TypeOf(conditional.Alternative, scope));
    }

    private FeelType.List For(ForExpression loop, FeelScope scope)
    {
        var inner = Bind(loop.Iterators, scope).With("partial", FeelType.ListOf(FeelType.Any));
        return FeelType.ListOf(TypeOf(loop.Body, inner));
    }

    private FeelType Quantified(QuantifiedExpression quantified, FeelScope scope)
    {
        var condition = TypeOf(quantified.Condition, Bind(quantified.Iterators, scope));
        RequireBoolean(quantified.Condition, condition, "satisfies");
        return FeelType.Boolean;
    }

    private FeelScope Bind(IEnumerable<Iterator> iterators, FeelScope scope)
    {
        foreach (var iterator in iterators)
        {
            var source = TypeOf(iterator.Source, scope);
            var item = source switch
            {
                _ when iterator.To is { } last => source.Join(TypeOf(last, scope)),
                FeelType.List list => list.Item,
                FeelType.Range range => range.End,
                _ => source,
            };
            scope = scope.With(iterator.Name, item);
        }

        return scope;
    }

    private FeelType InstanceOf(InstanceOfExpression instance, FeelScope scope)
    {
        TypeOf(instance.Value, scope);
        if (TypeTest.IsInstance(FeelValue.None, instance.Type) is null)
        {
            var suggestion = Spelling.Closest(instance.Type.Name, TypeTest.Names);
            Fail(instance, $"Unknown type \"{instance.Type.Name}\".", suggestion);
        }

        return FeelType.Boolean;
    }

    private FeelType Join(IEnumerable<FeelNode> nodes, FeelScope scope) =>
        nodes.Aggregate(FeelType.Null, (joined, node) => joined.Join(TypeOf(node, scope)));

    private FeelType.Context Context(ContextExpression context, FeelScope scope)
    {
        var entries = new List<KeyValuePair<string, FeelType>>();
        foreach (var (name, node) in context.Entries)
        {
            var type = TypeOf(node, scope);
            if (entries.Exists(entry => entry.Key == name))
                Fail(node, $"The entry \"{name}\" is there twice.");
            else
                entries.Add(KeyValuePair.Create(name, type));
            scope = scope.With(name, type);
        }

        return FeelType.ContextOf(entries);
    }

    private FeelType.Function Function(FunctionDefinition function, FeelScope scope)
    {
        var types = function.Parameters.Select(
            parameter => parameter.Type is { } type ? TypeTest.Named(type) ?? FeelType.Any : FeelType.Any).ToList();
        var inner = scope.With(function.Parameters.Zip(types, (parameter, type) =>
            KeyValuePair.Create(parameter.Name, type)));
        return FeelType.FunctionOf(types, function.IsExternal ? FeelType.Any : TypeOf(function.Body, inner));
    }

    private void RequireBoolean(FeelNode node, FeelType type, string word)
    {
        if (!type.ConformsTo(FeelType.Boolean))
            Fail(node, $"\"{word}\" takes a condition, not a {type}.");
    }

    private void Fail(FeelNode node, string message, string? suggestion = null) =>
        _errors.Add(FeelError.At(text, node.Span.Start, message, suggestion));

    /// <summary>Of a path, the last name is what is wrong.</summary>
    private void FailAtName(PathExpression path, string message, string? suggestion = null) => _errors.Add(
        FeelError.At(text, Math.Max(path.Span.Start, path.Span.End - path.Name.Length), message, suggestion));
}
