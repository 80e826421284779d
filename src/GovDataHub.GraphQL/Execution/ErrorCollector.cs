using System.Collections.Immutable;

namespace GovDataHub.GraphQL.Execution;

/// <summary>
/// The errors of one response. Errors below a position that has already become null are dropped (GraphQL section
/// 6.4.4). Any thread may add.
/// </summary>
internal sealed class ErrorCollector
{
    private readonly Lock _lock = new();
    private readonly List<GraphQLError> _errors = [];
    private readonly HashSet<ResponsePath> _nulled = new(ReferenceEqualityComparer.Instance);
    private bool _rootNulled;

    /// <summary>Adds an error unless its position is gone.</summary>
    /// <param name="error">The error.</param>
    /// <param name="path">The very object that stands for its position.</param>
    public void Add(GraphQLError error, ResponsePath? path)
    {
        lock (_lock)
        {
            if (!IsNulled(path))
                _errors.Add(error);
        }
    }

    /// <summary>Says that an object is becoming null, whatever else happens inside it.</summary>
    /// <param name="path">The object's position; null for the root.</param>
    public void MarkNulled(ResponsePath? path)
    {
        lock (_lock)
        {
            if (path is null)
                _rootNulled = true;
            else
                _nulled.Add(path);
        }
    }

    /// <summary>Whether a position is gone.</summary>
    /// <param name="path">The position; null for the root.</param>
    /// <returns>True when it, or an object around it, has become null.</returns>
    public bool IsLost(ResponsePath? path)
    {
        lock (_lock)
            return IsNulled(path);
    }

    /// <summary>The errors so far.</summary>
    /// <returns>In order of occurrence.</returns>
    public ImmutableArray<GraphQLError> ToErrors()
    {
        lock (_lock)
            return [.. _errors];
    }

    private bool IsNulled(ResponsePath? path)
    {
        if (_rootNulled)
            return true;
        for (var position = path; position is not null && _nulled.Count > 0; position = position.Parent)
        {
            if (_nulled.Contains(position))
                return true;
        }

        return false;
    }
}
