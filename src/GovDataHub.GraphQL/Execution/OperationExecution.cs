using System.Collections.Immutable;
using GovDataHub.GraphQL.Execution.Incremental;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>
/// One execution of one operation (GraphQL sections 6.2 to 6.4). What completes at once costs no task; what does not
/// runs side by side. A position that must not be null and is makes its enclosing object null by returning
/// <see cref="Bubble"/>; the error is recorded where it arises.
/// </summary>
internal sealed partial class OperationExecution
{
    /// <summary>Stands for a value whose error must make the enclosing object null.</summary>
    private static readonly object Bubble = new();

    private readonly ExecutionRequest _request;
    private readonly IReadOnlyDictionary<string, object?> _variables;
    private readonly FieldCollector _collector;
    private readonly SelectionPlanner _planner;
    private readonly IncrementalPublisher? _publisher;
    private readonly CancellationToken _cancellation;

    public OperationExecution(
        ExecutionRequest request,
        IReadOnlyDictionary<string, object?> variables,
        FieldCollector collector,
        IncrementalPublisher? publisher,
        CancellationToken cancellationToken)
    {
        _request = request;
        _variables = variables;
        _collector = collector;
        _publisher = publisher;
        _planner = new(request.Schema, request.Resolvers, collector, publisher is not null);
        _cancellation = cancellationToken;
    }

    private Schema Schema => _request.Schema;

    /// <summary>Executes the root selection of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="root">Its root type.</param>
    /// <param name="rootValue">The root object.</param>
    /// <returns>The response, and what it found to be delivered later.</returns>
    public async ValueTask<(ExecutionResult Response, CompletedPart? Part)> ExecuteAsync(
        OperationDefinitionNode operation, ObjectType root, object? rootValue)
    {
        var scope = new ExecutionScope(DeferSet.None, ImmutableDictionary<DeferUsage, DeferredFragment>.Empty);
        object? data;
        try
        {
            var serial = operation.Operation == OperationKind.Mutation;
            var plan = _planner.PlanRoot(root, operation.SelectionSet, defersHere: !serial);
            data = serial
                ? await ExecuteSeriallyAsync(root, rootValue, plan.Fields, scope)
                : await ExecuteSelection(root, rootValue, plan, null, scope);
        }
        catch (FieldErrorException refused)
        {
            return (ExecutionResult.Executed(null, [refused.ToError()]), null);
        }
        catch (InsufficientExecutionStackException)
        {
            return (ExecutionResult.Refused(TooDeep()), null);
        }

        var part = scope.Complete(ReferenceEquals(data, Bubble) ? null : data);
        return (ExecutionResult.Executed(part.Data, part.Errors), part);
    }

    private static GraphQLError TooDeep()
    {
        return new("The operation is nested too deep to execute.") { Code = ErrorCodes.LimitExceeded };
    }

    private ValueTask<object?> ExecuteSelection(
        ObjectType type, object? source, SelectionPlan plan, ResponsePath? path, ExecutionScope scope)
    {
        if (!plan.Usages.IsEmpty)
            scope = scope.Inside(path, plan.Usages);
        var result = ExecuteFields(type, source, plan.Fields, path, scope);
        foreach (var (usages, fields) in plan.Deferred)
            Defer(type, source, fields, path, usages, scope);
        return result;
    }

    private ValueTask<object?> ExecuteFields(
        ObjectType type, object? source, FieldPlan[] fields, ResponsePath? path, ExecutionScope scope)
    {
        var values = new object?[fields.Length];
        List<(int Index, Task<object?> Value)>? pending = null;
        for (var index = 0; index < fields.Length; index++)
        {
            var value = ExecuteField(type, source, fields[index], path, scope);
            if (!value.IsCompletedSuccessfully)
            {
                (pending ??= []).Add((index, value.AsTask()));
                continue;
            }

            values[index] = value.Result;
            if (ReferenceEquals(values[index], Bubble))
                return pending is null ? new(Bubble) : new(SettleAsync(pending));
        }

        return pending is null
            ? new(new ResultObject(fields, values))
            : new(GatherAsync(new(fields, values), pending));
    }

    private static async Task<object?> GatherAsync(
        ResultObject result, List<(int Index, Task<object?> Value)> pending)
    {
        var bubbles = false;
        foreach (var (index, value) in pending)
        {
            result.Values[index] = await value;
            bubbles |= ReferenceEquals(result.Values[index], Bubble);
        }

        return bubbles ? Bubble : result;
    }

    /// <summary>Waits for fields whose object is lost already, so that nothing runs on after the response.</summary>
    private static async Task<object?> SettleAsync(List<(int Index, Task<object?> Value)> pending)
    {
        await Task.WhenAll(pending.Select(field => field.Value));
        return Bubble;
    }

    private async ValueTask<object?> ExecuteSeriallyAsync(
        ObjectType type, object? source, FieldPlan[] fields, ExecutionScope scope)
    {
        var values = new object?[fields.Length];
        for (var index = 0; index < fields.Length; index++)
        {
            values[index] = await ExecuteField(type, source, fields[index], null, scope);
            if (ReferenceEquals(values[index], Bubble))
                return Bubble;
        }

        return new ResultObject(fields, values);
    }

    private ValueTask<object?> ExecuteField(
        ObjectType type, object? source, FieldPlan plan, ResponsePath? parent, ExecutionScope scope)
    {
        if (plan.Definition is not { } definition)
            return new(ResultObject.Absent);
        if (ReferenceEquals(definition, MetaFields.TypeName))
            return new(type.Name);
        var field = new FieldPosition(
            type, plan, definition, ResponsePath.Field(parent, plan.Group.ResponseName), scope);
        var arguments = ArgumentCoercion.Coerce(definition, plan.Group.Nodes[0], _variables);
        if (arguments.Error is { } refused)
            return new(AtPosition(Fail(refused, field, field.Path), definition.Type, parent, scope));
        if (plan.Resolver is null)
            return Complete(field, DefaultResolution.Resolve(source, definition.Name));
        var context = CreateContext(field, source, arguments.Values);
        try
        {
            var resolved = plan.Resolver(context);
            return resolved.IsCompletedSuccessfully
                ? Complete(field, resolved.Result)
                : ResolveAsync(field, context, resolved);
        }
        catch (Exception exception) when (!IsCancelled(exception))
        {
            return new(AtPosition(Fail(exception, context, field), definition.Type, parent, scope));
        }
    }

    private async ValueTask<object?> ResolveAsync(FieldPosition field, FieldContext context, ValueTask<object?> value)
    {
        object? resolved;
        try
        {
            resolved = await value;
        }
        catch (Exception exception) when (!IsCancelled(exception))
        {
            return AtPosition(
                Fail(exception, context, field), field.Definition.Type, field.Path.Parent, field.Scope);
        }

        return await Complete(field, resolved);
    }

    private ValueTask<object?> Complete(in FieldPosition field, object? resolved)
    {
        var completed = CompleteValue(field.Definition.Type, field, field.Path, resolved);
        return completed.IsCompletedSuccessfully
            ? new(AtPosition(completed.Result, field.Definition.Type, field.Path.Parent, field.Scope))
            : AtPositionAsync(completed, field.Definition.Type, field.Path.Parent, field.Scope);
    }

    private FieldContext CreateContext(
        in FieldPosition field, object? source, IReadOnlyDictionary<string, object?> arguments)
    {
        return new(field.Scope)
        {
            Source = source,
            ParentType = field.ParentType,
            Field = field.Definition,
            Arguments = arguments,
            Nodes = field.Plan.Group.Nodes,
            Path = field.Path,
            Schema = Schema,
            State = _request.State,
            Collector = _collector,
            Variables = _variables,
            CancellationToken = _cancellation,
        };
    }

    private bool IsCancelled(Exception exception)
    {
        return (exception is OperationCanceledException && _cancellation.IsCancellationRequested)
            || exception is InsufficientExecutionStackException;
    }

    private object Fail(Exception exception, FieldContext context, in FieldPosition field)
    {
        if (exception is FieldErrorException meant)
            return Fail(meant.ToError(), field, field.Path);
        _request.OnException?.Invoke(exception, context);
        return Fail(new GraphQLError("internal error") { Code = ErrorCodes.Internal }, field, field.Path);
    }

    private static object Fail(GraphQLError error, in FieldPosition field, ResponsePath path)
    {
        field.Scope.Errors.Add(error.At(path, field.Plan.Group.Nodes), path);
        return Bubble;
    }

    /// <summary>Stops an error at a position that may be null; otherwise the enclosing position is lost too.</summary>
    private static object? AtPosition(
        object? completed, GraphQLType type, ResponsePath? enclosing, ExecutionScope scope)
    {
        if (!ReferenceEquals(completed, Bubble))
            return completed;
        if (!type.IsNonNull)
            return null;
        scope.Errors.MarkNulled(enclosing);
        return Bubble;
    }

    private static async ValueTask<object?> AtPositionAsync(
        ValueTask<object?> completed, GraphQLType type, ResponsePath? enclosing, ExecutionScope scope)
    {
        return AtPosition(await completed, type, enclosing, scope);
    }

    /// <summary>The field whose value is being completed.</summary>
    private readonly record struct FieldPosition(
        ObjectType ParentType, FieldPlan Plan, FieldDefinition Definition, ResponsePath Path, ExecutionScope Scope);
}
