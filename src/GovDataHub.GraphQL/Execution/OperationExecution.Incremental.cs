using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using GovDataHub.GraphQL.Execution.Incremental;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>Deferred fragments and streamed lists: executed beside the rest, delivered after it.</summary>
internal sealed partial class OperationExecution
{
    /// <summary>
    /// Starts the fields of an object that hang on deferrals; they yield first, so the rest goes ahead.
    /// </summary>
    private void Defer(
        ObjectType type,
        object? source,
        FieldPlan[] fields,
        ResponsePath? path,
        DeferSet usages,
        ExecutionScope around)
    {
        var group = new DeferredGroup(path, [.. usages.Usages.Select(usage => around.Fragments[usage])]);
        foreach (var fragment in group.Fragments)
            fragment.Add(group);
        _publisher!.Run(async () =>
        {
            await Task.Yield();
            var scope = new ExecutionScope(usages, around.Fragments);
            var data = await ExecuteFields(type, source, fields, path, scope);
            var part = scope.Complete(ReferenceEquals(data, Bubble) ? null : data);
            _publisher.Complete(group, part);
        });
    }

    private StreamDirective? StreamOf(in FieldPosition field, ResponsePath path)
    {
        if (_publisher is null || !ReferenceEquals(path, field.Path))
            return null;
        var node = field.Plan.Group.Nodes[0].FindDirective("stream");
        if (node is null || Schema.FindDirective("stream") is not { } definition)
            return null;
        var (values, error) = ArgumentCoercion.Coerce(definition, node, _variables);
        if (error is not null || values.GetValueOrDefault("if") is false)
            return null;
        var initial = values.GetValueOrDefault("initialCount") as int? ?? 0;
        return new(Math.Max(0, initial), values.GetValueOrDefault("label") as string);
    }

    /// <summary>Delivers the rest of a list item by item; takes over the enumeration.</summary>
    private void Stream(
        ListType type,
        FieldPosition field,
        ResponsePath path,
        int first,
        IAsyncEnumerable<object?> items,
        StreamDirective directive)
    {
        var stream = new StreamedList(path, directive.Label);
        field.Scope.Add(stream);
        var fragments = field.Scope.Fragments;
        _publisher!.Run(async () =>
        {
            await Task.Yield();
            var index = first;
            ImmutableArray<GraphQLError> failure = [];
            try
            {
                await foreach (var item in items)
                {
                    var scope = new ExecutionScope(DeferSet.None, fragments);
                    var position = field with { Scope = scope };
                    var data = await CompleteItem(type.Of, position, path, index++, item);
                    var part = scope.Complete(data);
                    if (ReferenceEquals(data, Bubble))
                    {
                        failure = part.Errors;
                        break;
                    }

                    await _publisher.CompleteAsync(stream, part, _cancellation);
                }
            }
            catch (Exception exception) when (!IsCancelled(exception))
            {
                var scope = new ExecutionScope(DeferSet.None, fragments);
                Fail(exception, CreateContext(field, null, _variables), field with { Scope = scope });
                failure = scope.Errors.ToErrors();
            }

            _publisher.End(stream, failure);
        });
    }

    private static async IAsyncEnumerable<object?> Remaining(IEnumerator items)
    {
        do
        {
            yield return items.Current;
            await Task.CompletedTask;
        }
        while (items.MoveNext());
    }

    private static async IAsyncEnumerable<object?> RemainingAsync(IAsyncEnumerator<object?> items)
    {
        await using (items)
        {
            do
            {
                yield return items.Current;
            }
            while (await items.MoveNextAsync());
        }
    }

    /// <summary>The arguments of <c>@stream</c>.</summary>
    private sealed record StreamDirective(int InitialCount, string? Label);
}
