using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Planning;

/// <summary>One level of subjects while the operation is walked.</summary>
/// <param name="kind">Person or enterprise.</param>
/// <param name="origin">Where the subjects come from.</param>
/// <param name="variable">The variable that holds the id, for an argument.</param>
internal sealed class SubjectBuilder(SubjectKind kind, RootOrigin origin, string? variable)
{
    private readonly Dictionary<string, ResourceBuilder> _resources = new(StringComparer.Ordinal);
    private readonly List<(RegisterEdge Edge, SubjectBuilder Target)> _edges = [];

    public SubjectKind Kind { get; } = kind;

    /// <summary>When it is wanted; null until it is met first.</summary>
    public Inclusion? When { get; private set; }

    public void Want(Inclusion when)
    {
        When = When?.Or(when) ?? when;
    }

    public ResourceBuilder Resource(Resource resource)
    {
        if (!_resources.TryGetValue(resource.Coordinate, out ResourceBuilder? builder))
        {
            builder = new ResourceBuilder(resource);
            _resources.Add(resource.Coordinate, builder);
        }

        return builder;
    }

    public SubjectBuilder Edge(RegisterEdge edge)
    {
        SubjectBuilder? target = _edges.Find(known => known.Edge == edge).Target;
        if (target is null)
        {
            target = new SubjectBuilder(edge.To, RootOrigin.Edge, null);
            _edges.Add((edge, target));
        }

        return target;
    }

    public SubjectNode Build(DepartmentCatalogue catalogue)
    {
        return new SubjectNode
        {
            Kind = Kind,
            Origin = origin,
            Variable = variable,
            When = When ?? Inclusion.Always,
            Fetches = [.. _resources.Values
                .GroupBy(builder => builder.Resource.Department)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new FetchNode(
                    catalogue.Department(group.Key)!, [.. group.Select(builder => builder.Build())]))],
            Edges = [.. _edges.Select(edge => new EdgeNode(edge.Edge, edge.Target.Build(catalogue)))],
        };
    }
}

/// <summary>One register while the operation is walked.</summary>
internal sealed class ResourceBuilder(Resource resource)
{
    private readonly Dictionary<RegisterField, Inclusion> _fields = [];
    private readonly Dictionary<RegisterEdge, Inclusion> _links = [];

    public Resource Resource { get; } = resource;

    public void Select(RegisterField field, Inclusion when)
    {
        _fields[field] = _fields.TryGetValue(field, out Inclusion? known) ? known.Or(when) : when;
    }

    /// <summary>Asks only whether there is a row: reads the least harmful field.</summary>
    public void SelectPresence(Inclusion when)
    {
        Select(Resource.Fields.OrderBy(field => field.Sensitive).ThenBy(field => field.Level).First(), when);
    }

    public void Link(RegisterEdge edge, Inclusion when)
    {
        _links[edge] = _links.TryGetValue(edge, out Inclusion? known) ? known.Or(when) : when;
    }

    public ResourceNode Build()
    {
        return new ResourceNode(
            Resource, InOrder(), [.. _links.Select(link => new PlannedLink(link.Key, link.Value))]);
    }

    public ImmutableArray<PlannedField> InOrder()
    {
        return [.. Resource.Fields.Where(_fields.ContainsKey).Select(field => new PlannedField(field, _fields[field]))];
    }
}
