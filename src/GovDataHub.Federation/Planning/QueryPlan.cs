using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Planning;

/// <summary>
/// What one operation needs from the departments, whoever asks and whatever the variables: an immutable tree of
/// subjects, fetches and edges. Access and <c>@skip</c>/<c>@include</c> narrow it when it runs, never widen it.
/// </summary>
public sealed class QueryPlan
{
    /// <summary>A plan of these roots.</summary>
    public QueryPlan(
        ImmutableArray<SubjectNode> subjects,
        ImmutableArray<PublicNode> publicRegisters,
        FrozenDictionary<string, SubjectNode> byResponseName)
    {
        Subjects = subjects;
        PublicRegisters = publicRegisters;
        ByResponseName = byResponseName;
        FetchCount = publicRegisters.Length + subjects.Sum(Fetches);
        IsDeferrable = subjects.Any(AnyDeferrable)
            || publicRegisters.Any(register => register.When.IsDeferrable || AnyDeferrable(register.Fields));
    }

    /// <summary>The persons and enterprises asked for at the root.</summary>
    public ImmutableArray<SubjectNode> Subjects { get; }

    /// <summary>The reads of public registers.</summary>
    public ImmutableArray<PublicNode> PublicRegisters { get; }

    /// <summary>Which root subject answers a response name; several names may share one.</summary>
    public FrozenDictionary<string, SubjectNode> ByResponseName { get; }

    /// <summary>How many requests to departments it takes at most, link reads of bindings aside.</summary>
    public int FetchCount { get; }

    /// <summary>Whether it asks nothing of any department.</summary>
    public bool IsEmpty => Subjects.IsEmpty && PublicRegisters.IsEmpty;

    /// <summary>Whether some of it may be delivered after the rest.</summary>
    public bool IsDeferrable { get; }

    private static bool AnyDeferrable(SubjectNode node)
    {
        return node.When.IsDeferrable
            || node.Fetches.Any(fetch => fetch.Resources.Any(resource =>
                AnyDeferrable(resource.Fields) || resource.Links.Any(link => link.When.IsDeferrable)))
            || node.Edges.Any(edge => AnyDeferrable(edge.Target));
    }

    private static bool AnyDeferrable(ImmutableArray<PlannedField> fields)
    {
        return fields.Any(field => field.When.IsDeferrable);
    }

    private static int Fetches(SubjectNode node)
    {
        return node.Fetches.Length + node.Edges.Sum(edge => Fetches(edge.Target));
    }
}

/// <summary>Where a root subject comes from.</summary>
public enum RootOrigin
{
    /// <summary>The caller, or the person acted for.</summary>
    Me,

    /// <summary>An identity number in a variable.</summary>
    CitizenArgument,

    /// <summary>A credit code in a variable.</summary>
    EnterpriseArgument,

    /// <summary>An edge of another subject.</summary>
    Edge,
}

/// <summary>One level of subjects, with everything asked of them.</summary>
public sealed record SubjectNode
{
    /// <summary>Person or enterprise.</summary>
    public required SubjectKind Kind { get; init; }

    /// <summary>Where the subjects come from.</summary>
    public required RootOrigin Origin { get; init; }

    /// <summary>The variable that holds the id, for an argument.</summary>
    public string? Variable { get; init; }

    /// <summary>When it is wanted.</summary>
    public required Inclusion When { get; init; }

    /// <summary>One fetch per department, batched over all subjects of the level.</summary>
    public required ImmutableArray<FetchNode> Fetches { get; init; }

    /// <summary>The subjects that follow.</summary>
    public required ImmutableArray<EdgeNode> Edges { get; init; }
}

/// <summary>
/// An edge to the next level of subjects; it starts as soon as the fetch that holds its link has answered.
/// </summary>
public sealed record EdgeNode(RegisterEdge Edge, SubjectNode Target);

/// <summary>One request to one department for all subjects of a level.</summary>
public sealed record FetchNode(Department Department, ImmutableArray<ResourceNode> Resources);

/// <summary>One register of a fetch.</summary>
/// <param name="Resource">The register.</param>
/// <param name="Fields">What the operation selects.</param>
/// <param name="Links">Edges that start from the register; what they read is never shown.</param>
public sealed record ResourceNode(
    Resource Resource, ImmutableArray<PlannedField> Fields, ImmutableArray<PlannedLink> Links);

/// <summary>One edge and when it is wanted.</summary>
public sealed record PlannedLink(RegisterEdge Edge, Inclusion When);

/// <summary>One field and when it is wanted.</summary>
public sealed record PlannedField(RegisterField Field, Inclusion When);

/// <summary>One read of a public register.</summary>
/// <param name="Root">Response name of the namespace.</param>
/// <param name="Name">Response name of the register below it.</param>
/// <param name="Resource">The register.</param>
/// <param name="Node">The field as written: its arguments say which rows.</param>
/// <param name="Fields">What the operation selects.</param>
/// <param name="When">When it is wanted.</param>
public sealed record PublicNode(
    string Root,
    string Name,
    Resource Resource,
    FieldNode Node,
    ImmutableArray<PlannedField> Fields,
    Inclusion When);
