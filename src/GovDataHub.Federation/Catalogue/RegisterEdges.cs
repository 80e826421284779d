using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Catalogue;

/// <summary>How one subject leads to another by a register: <c>Citizen.spouse</c> by <c>CAB.marriage</c>.</summary>
public sealed record RegisterEdge
{
    /// <summary>The GraphQL field on the subject's type.</summary>
    public required string Name { get; init; }

    /// <summary>Whose register holds the link.</summary>
    public required SubjectKind From { get; init; }

    /// <summary>Whom it leads to.</summary>
    public required SubjectKind To { get; init; }

    /// <summary>The field that holds the other's id.</summary>
    public required RegisterField Link { get; init; }

    /// <summary>Rows count only when these fields hold these codes.</summary>
    public required ImmutableArray<(RegisterField Field, string Code)> Where { get; init; }

    /// <summary>The field with the other's date of birth, when the register holds it.</summary>
    public RegisterField? Birth { get; init; }

    /// <summary>The role reached, as matters name it.</summary>
    public required string Role { get; init; }

    /// <summary>Whether it leads to several.</summary>
    public bool Many { get; init; }

    /// <summary>Whether the other's id is the subject's own datum and may be shown.</summary>
    public bool Shown { get; init; }

    /// <summary>Every field that following the edge reads.</summary>
    public ImmutableArray<RegisterField> Reads =>
        Birth is { } birth
            ? [Link, .. Where.Select(condition => condition.Field), birth]
            : [Link, .. Where.Select(condition => condition.Field)];
}

/// <summary>
/// <c>schemas/edges.yaml</c>: edges between subjects and the registers that bind a caller to one. Immutable.
/// </summary>
public sealed class RegisterEdges
{
    private readonly FrozenDictionary<(SubjectKind, string), RegisterEdge> _edges;

    private RegisterEdges(IEnumerable<RegisterEdge> edges)
    {
        All = [.. edges];
        _edges = All.ToFrozenDictionary(edge => (edge.From, edge.Name));
    }

    /// <summary>All edges, in the file's order.</summary>
    public ImmutableArray<RegisterEdge> All { get; }

    /// <summary>The field that names an enterprise's operators.</summary>
    public required RegisterField OperatorPerson { get; init; }

    /// <summary>The last day of an operator's authority; null in a row means no end.</summary>
    public required RegisterField OperatorUntil { get; init; }

    /// <summary>The edge whose minors a guardian acts for.</summary>
    public required RegisterEdge Guardian { get; init; }

    /// <summary>The fields that name a person's relatives.</summary>
    public required ImmutableArray<RegisterField> Relatives { get; init; }

    /// <summary>Reads the file against the catalogue.</summary>
    /// <exception cref="CatalogueException">It is wrong, or names what no department holds.</exception>
    public static RegisterEdges Load(string path, DepartmentCatalogue catalogue)
    {
        YamlSection file = YamlSection.Load(path);
        ImmutableArray<RegisterEdge> edges =
            [.. file.RequiredSection("edges").Sections.Select(entry => EdgeOf(entry.Key, entry.Section, catalogue))];
        YamlSection operators = file.RequiredSection("operators");
        RegisterField person = FieldOf(operators, operators.Required("person"), catalogue);
        string guardian = file.Required("guardian");
        return new RegisterEdges(edges)
        {
            OperatorPerson = person,
            OperatorUntil = Sibling(operators, person, operators.Required("until"), catalogue),
            Guardian = edges.FirstOrDefault(edge => edge.Name == guardian && edge.Birth is not null)
                ?? throw file.Wrong($"guardian '{guardian}' is no edge that knows the date of birth"),
            Relatives = [.. file.Texts("relatives").Select(coordinate => FieldOf(file, coordinate, catalogue))],
        };
    }

    /// <summary>The edge of this name from this kind of subject, or null.</summary>
    public RegisterEdge? Find(SubjectKind from, string name)
    {
        return _edges.GetValueOrDefault((from, name));
    }

    private static RegisterEdge EdgeOf(string name, YamlSection section, DepartmentCatalogue catalogue)
    {
        RegisterField link = FieldOf(section, section.Required("link"), catalogue);
        return new RegisterEdge
        {
            Name = name,
            From = KindOf(section, "from"),
            To = KindOf(section, "to"),
            Link = link,
            Where = [.. section.Section("where")?.Scalars
                .Select(pair => (Sibling(section, link, pair.Key, catalogue), pair.Value)) ?? []],
            Birth = section.Text("birth") is { } birth ? Sibling(section, link, birth, catalogue) : null,
            Role = section.Required("role"),
            Many = section.Flag("many", false),
            Shown = section.Flag("shown", false),
        };
    }

    private static SubjectKind KindOf(YamlSection section, string key)
    {
        return section.Word(key, ("person", SubjectKind.Person), ("enterprise", SubjectKind.Enterprise));
    }

    private static RegisterField Sibling(
        YamlSection section, RegisterField link, string name, DepartmentCatalogue catalogue)
    {
        return FieldOf(section, $"{link.Department}.{link.Resource}.{name}", catalogue);
    }

    private static RegisterField FieldOf(YamlSection section, string coordinate, DepartmentCatalogue catalogue)
    {
        return catalogue.Field(coordinate) ?? throw section.Wrong($"no department holds {coordinate}");
    }
}
