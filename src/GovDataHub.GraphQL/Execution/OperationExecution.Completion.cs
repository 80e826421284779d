using System.Collections;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GovDataHub.GraphQL.Execution.Incremental;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>CompleteValue() of GraphQL section 6.4.3.</summary>
internal sealed partial class OperationExecution
{
    private ValueTask<object?> CompleteValue(
        GraphQLType type, in FieldPosition field, ResponsePath path, object? value)
    {
        if (type is NonNullType required)
        {
            var completed = CompleteNullable(required.Of, field, path, value);
            return completed.IsCompletedSuccessfully
                ? new(RequireValue(completed.Result, field, path))
                : RequireValueAsync(completed, field, path);
        }

        return CompleteNullable(type, field, path, value);
    }

    private static object RequireValue(object? completed, in FieldPosition field, ResponsePath path)
    {
        return completed ?? Fail(
            new GraphQLError(
                $"Cannot return null for non-nullable field {field.ParentType.Name}.{field.Definition.Name}."),
            field,
            path);
    }

    private static async ValueTask<object?> RequireValueAsync(
        ValueTask<object?> completed, FieldPosition field, ResponsePath path)
    {
        return RequireValue(await completed, field, path);
    }

    private ValueTask<object?> CompleteNullable(
        GraphQLType type, in FieldPosition field, ResponsePath path, object? value)
    {
        if (value is null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined })
            return new((object?)null);
        return type switch
        {
            ScalarType scalar => new(CompleteScalar(scalar, field, path, value)),
            EnumType values => new(CompleteEnum(values, field, path, value)),
            ObjectType record => CompleteObject(record, field, path, value),
            ListType list => CompleteList(list, field, path, value),
            CompositeType some => CompleteAbstract(some, field, path, value),
            _ => throw new UnreachableException(),
        };
    }

    private static object? CompleteScalar(ScalarType type, in FieldPosition field, ResponsePath path, object value)
    {
        var coerced = type.Coercion.Serialize(value);
        return coerced.Refusal is { } reason ? Fail(new GraphQLError(reason), field, path) : coerced.Value;
    }

    private static object CompleteEnum(EnumType type, in FieldPosition field, ResponsePath path, object value)
    {
        var name = value is JsonElement { ValueKind: JsonValueKind.String } json ? json.GetString() : value as string;
        return name is not null && type.Values.Find(name) is { } found
            ? found.Name
            : Fail(
                new GraphQLError($"Enum \"{type.Name}\" cannot represent value: {PlainValue.Inspect(value)}"),
                field,
                path);
    }

    private ValueTask<object?> CompleteObject(ObjectType type, in FieldPosition field, ResponsePath path, object value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        SelectionPlan plan;
        try
        {
            plan = field.Plan.Below(type, field.Scope.Usages, _planner);
        }
        catch (FieldErrorException refused)
        {
            return new(Fail(refused.ToError(), field, path));
        }

        return ExecuteSelection(type, value, plan, path, field.Scope);
    }

    private ValueTask<object?> CompleteAbstract(
        CompositeType type, in FieldPosition field, ResponsePath path, object value)
    {
        var resolver = _request.Resolvers.FindType(type.Name) ?? Introspection.Resolvers.FindType(type.Name);
        var name = resolver is null ? DefaultResolution.TypeName(value) : resolver(value);
        var found = name is null ? null : Schema.FindType(name);
        if (found is ObjectType actual && Schema.IsSubType(type, actual))
            return CompleteObject(actual, field, path, value);
        var place = $"{field.ParentType.Name}.{field.Definition.Name}";
        var message = (name, found) switch
        {
            (null, _) => $"Abstract type \"{type.Name}\" must resolve to an Object type at runtime for field "
                + $"\"{place}\". The value must name it as \"__typename\", or \"{type.Name}\" needs a type resolver.",
            (_, null) => $"Abstract type \"{type.Name}\" was resolved to a type \"{name}\" that does not exist inside "
                + "the schema.",
            (_, not ObjectType) => $"Abstract type \"{type.Name}\" was resolved to a non-object type \"{name}\".",
            _ => $"Runtime Object type \"{name}\" is not a possible type for \"{type.Name}\".",
        };
        return new(Fail(new GraphQLError(message), field, path));
    }

    private ValueTask<object?> CompleteList(ListType type, in FieldPosition field, ResponsePath path, object value)
    {
        var stream = StreamOf(field, path);
        if (value is IAsyncEnumerable<object?> source)
            return CompleteSourceAsync(type, field, path, source, stream);
        if (DefaultResolution.Items(value) is { } items)
            return CompleteItems(type, field, path, items, stream);
        return new(Fail(
            new GraphQLError("Expected Iterable, but did not find one for field "
                + $"\"{field.ParentType.Name}.{field.Definition.Name}\"."),
            field,
            path));
    }

    private ValueTask<object?> CompleteItems(
        ListType type, in FieldPosition field, ResponsePath path, IEnumerable items, StreamDirective? stream)
    {
        var completed = new List<object?>(items is ICollection { Count: var count } ? count : 4);
        List<(int Index, Task<object?> Value)>? pending = null;
        var remaining = items.GetEnumerator();
        while (remaining.MoveNext())
        {
            var index = completed.Count;
            if (index == stream?.InitialCount)
            {
                Stream(type, field, path, index, Remaining(remaining), stream);
                break;
            }

            var one = CompleteItem(type.Of, field, path, index, remaining.Current);
            if (!one.IsCompletedSuccessfully)
            {
                (pending ??= []).Add((index, one.AsTask()));
                completed.Add(null);
                continue;
            }

            var result = one.Result;
            if (ReferenceEquals(result, Bubble))
                return pending is null ? new(Bubble) : new(SettleAsync(pending));
            completed.Add(result);
        }

        return pending is null ? new(completed) : new(GatherItemsAsync(completed, pending));
    }

    private async ValueTask<object?> CompleteSourceAsync(
        ListType type,
        FieldPosition field,
        ResponsePath path,
        IAsyncEnumerable<object?> source,
        StreamDirective? stream)
    {
        var completed = new List<object?>();
        var items = source.GetAsyncEnumerator(_cancellation);
        var handedOver = false;
        try
        {
            while (await items.MoveNextAsync())
            {
                if (completed.Count == stream?.InitialCount)
                {
                    handedOver = true;
                    Stream(type, field, path, completed.Count, RemainingAsync(items), stream);
                    break;
                }

                var result = await CompleteItem(type.Of, field, path, completed.Count, items.Current);
                if (ReferenceEquals(result, Bubble))
                    return Bubble;
                completed.Add(result);
            }

            return completed;
        }
        catch (Exception exception) when (!IsCancelled(exception))
        {
            return Fail(exception, CreateContext(field, null, _variables), field);
        }
        finally
        {
            if (!handedOver)
                await items.DisposeAsync();
        }
    }

    private ValueTask<object?> CompleteItem(
        GraphQLType type, in FieldPosition field, ResponsePath list, int index, object? item)
    {
        var completed = CompleteValue(type, field, ResponsePath.Item(list, index), item);
        return completed.IsCompletedSuccessfully
            ? new(AtPosition(completed.Result, type, list, field.Scope))
            : AtPositionAsync(completed, type, list, field.Scope);
    }

    private static async Task<object?> GatherItemsAsync(
        List<object?> items, List<(int Index, Task<object?> Value)> pending)
    {
        var bubbles = false;
        foreach (var (index, value) in pending)
        {
            items[index] = await value;
            bubbles |= ReferenceEquals(items[index], Bubble);
        }

        return bubbles ? Bubble : items;
    }
}
