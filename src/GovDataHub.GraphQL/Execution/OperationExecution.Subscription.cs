using System.Collections.Immutable;
using GovDataHub.GraphQL.Execution.Incremental;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>CreateSourceEventStream() of GraphQL section 6.2.3.1.</summary>
internal sealed partial class OperationExecution
{
    private static readonly ExecutionScope NoScope =
        new(DeferSet.None, ImmutableDictionary<DeferUsage, DeferredFragment>.Empty);

    /// <summary>Makes the stream of events behind a subscription.</summary>
    /// <param name="operation">The subscription.</param>
    /// <param name="root">The subscription root type.</param>
    /// <returns>The stream, or why there is none.</returns>
    public (IAsyncEnumerable<object?>? Stream, GraphQLError? Error) CreateSourceStream(
        OperationDefinitionNode operation, ObjectType root)
    {
        var plan = _planner.PlanRoot(root, operation.SelectionSet, defersHere: false).Fields[0];
        var nodes = plan.Group.Nodes;
        if (plan.Definition is not { } definition)
        {
            return (null, new GraphQLError($"The subscription field \"{plan.Group.FieldName}\" is not defined.")
                .At(null, nodes));
        }

        var path = ResponsePath.Field(null, plan.Group.ResponseName);
        var arguments = ArgumentCoercion.Coerce(definition, nodes[0], _variables);
        if (arguments.Error is { } refused)
            return (null, refused.At(path, nodes));
        if (_request.Resolvers.FindStream(root.Name, definition.Name) is not { } make)
            return (null, new GraphQLError($"Nothing can be subscribed to at \"{definition.Name}\".").At(path, nodes));
        var context = CreateContext(new(root, plan, definition, path, NoScope), _request.RootValue, arguments.Values);
        try
        {
            return (make(context), null);
        }
        catch (FieldErrorException meant)
        {
            return (null, meant.ToError().At(path, nodes));
        }
        catch (Exception exception) when (!IsCancelled(exception))
        {
            _request.OnException?.Invoke(exception, context);
            return (null, new GraphQLError("internal error") { Code = ErrorCodes.Internal }.At(path, nodes));
        }
    }
}
