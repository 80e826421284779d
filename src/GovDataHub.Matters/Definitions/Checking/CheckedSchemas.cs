using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions.Checking.Concepts;
using GovDataHub.Rules.Registers;

namespace GovDataHub.Matters.Definitions.Checking;

/// <summary>What all definitions are held against. Immutable.</summary>
internal sealed class CheckedSchemas
{
    private readonly RegisterCatalogue _withoutRoles;

    public CheckedSchemas(
        DepartmentCatalogue departments,
        RegisterEdges edges,
        ConceptFile concepts,
        ImmutableArray<MatterDefinition> matters)
    {
        Departments = departments;
        Edges = edges;
        Concepts = new ConceptIndex(concepts);
        Matters = matters;
        Names = matters.SelectMany(matter => new[] { matter.Name.Zh, matter.Name.En }.Distinct())
            .Select(Wording.Normalise)
            .CountBy(name => name)
            .ToFrozenDictionary(StringComparer.Ordinal);
        HeldDocuments =
        [
            .. matters.SelectMany(matter => matter.Documents.Select(document => new HeldDocument(
                new Label(document.Label.Zh, document.Label.En),
                $"the {document.Label.En} that {matter.Code} issues"))),
            .. departments.Fields.Where(field => field.Type == FieldType.File)
                .OrderBy(field => field.Coordinate, StringComparer.Ordinal)
                .Select(field => new HeldDocument(field.Label, $"{field.Label.En}, which {field.Coordinate} holds")),
        ];
        _withoutRoles = RuleRegisters.Of(departments, []);
    }

    /// <summary>What departments hold.</summary>
    public DepartmentCatalogue Departments { get; }

    /// <summary>How one subject leads to another.</summary>
    public RegisterEdges Edges { get; }

    /// <summary>What held and asked fields mean.</summary>
    public ConceptIndex Concepts { get; }

    /// <summary>All definitions that could be read.</summary>
    public ImmutableArray<MatterDefinition> Matters { get; }

    /// <summary>How many matters carry a name, normalised, in either language.</summary>
    public FrozenDictionary<string, int> Names { get; }

    /// <summary>Documents that nobody need upload: those matters issue, and files that registers hold.</summary>
    public ImmutableArray<HeldDocument> HeldDocuments { get; }

    /// <summary>The registers as rules reach them in some roles; those without roles are made once.</summary>
    public RegisterCatalogue Registers(ImmutableArray<RoleDefinition> roles)
    {
        return roles.IsEmpty ? _withoutRoles : RuleRegisters.Of(Departments, roles.Select(role => role.Name));
    }
}

/// <summary>A document that a matter issues or a register holds.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Holder">What it is and where, as a problem says it.</param>
internal readonly record struct HeldDocument(Label Name, string Holder);
