using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Catalogue;

/// <summary>A text in both languages.</summary>
public sealed record Label(string Zh, string En);

/// <summary>How a resource may be shared.</summary>
public enum SharingClass
{
    /// <summary>Open to every purpose that reaches the subject.</summary>
    Unconditional,

    /// <summary>Needs a grant or a matter, the subject's own reading aside.</summary>
    Conditional,

    /// <summary>Only a yes or no may leave the department.</summary>
    NotShared,
}

/// <summary>What kind of datum a field holds.</summary>
public enum FieldType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Int,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>Yuan with two decimals.</summary>
    Money,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A civil date.</summary>
    Date,

    /// <summary>A moment.</summary>
    DateTime,

    /// <summary>One of a closed list of codes.</summary>
    Enum,

    /// <summary>A reference to a document.</summary>
    File,

    /// <summary>A structured value held as one datum.</summary>
    Json,
}

/// <summary>One department (or public unit) and what it holds.</summary>
public sealed record Department
{
    /// <summary>Upper-case code: <c>HPF</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required Label Name { get; init; }

    /// <summary>What kind of body it is: <c>gov</c>, <c>unit</c>, …</summary>
    public required string Type { get; init; }

    /// <summary>How long a fetch from it may take.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>Its resources by name, without the code: <c>account</c>.</summary>
    public required FrozenDictionary<string, Resource> Resources { get; init; }

    /// <summary>The namespace field in GraphQL: the code in lower case.</summary>
#pragma warning disable CA1308 // GraphQL names are lower case by the schema's convention; nothing is compared by it.
    public string Namespace => Code.ToLowerInvariant();
#pragma warning restore CA1308
}

/// <summary>One register of a department.</summary>
public sealed record Resource
{
    /// <summary>The department's code.</summary>
    public required string Department { get; init; }

    /// <summary>Name within the department: <c>account</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The coordinate: <c>HPF.account</c>.</summary>
    public string Coordinate => $"{Department}.{Name}";

    /// <summary>Its label.</summary>
    public required Label Label { get; init; }

    /// <summary>Whose register it is.</summary>
    public required SubjectKind Subject { get; init; }

    /// <summary>How it may be shared.</summary>
    public required SharingClass Share { get; init; }

    /// <summary>Classification, 1 to 4.</summary>
    public required int Level { get; init; }

    /// <summary>Whether a subject may have several rows: a list in GraphQL.</summary>
    public required bool Many { get; init; }

    /// <summary>The order of rows, newest first, as written: <c>lastDate desc</c>.</summary>
    public string? Order { get; init; }

    /// <summary>How often the register is brought up to date.</summary>
    public string? Update { get; init; }

    /// <summary>The category of data it holds.</summary>
    public string? Category { get; init; }

    /// <summary>Articles that allow the register to be kept and shared, as <c>law#article</c>.</summary>
    public ImmutableArray<string> Basis { get; init; } = [];

    /// <summary>Its fields by name, in the file's order.</summary>
    public required ImmutableArray<RegisterField> Fields { get; init; }

    /// <summary>The field of this name, or null.</summary>
    public RegisterField? Field(string name)
    {
        foreach (RegisterField field in Fields)
        {
            if (field.Name == name)
            {
                return field;
            }
        }

        return null;
    }
}

/// <summary>One field of a register.</summary>
public sealed record RegisterField
{
    /// <summary>The department's code.</summary>
    public required string Department { get; init; }

    /// <summary>The resource's name within the department.</summary>
    public required string Resource { get; init; }

    /// <summary>The field's name.</summary>
    public required string Name { get; init; }

    /// <summary>The coordinate used everywhere: <c>HPF.account.balance</c>.</summary>
    public required string Coordinate { get; init; }

    /// <summary>Its label.</summary>
    public required Label Label { get; init; }

    /// <summary>What it holds.</summary>
    public required FieldType Type { get; init; }

    /// <summary>The codes of an enum with their labels, in the file's order.</summary>
    public ImmutableArray<(string Code, Label Label)> Values { get; init; } = [];

    /// <summary>Classification, 1 to 4.</summary>
    public required int Level { get; init; }

    /// <summary>Whether it is sensitive personal information.</summary>
    public required bool Sensitive { get; init; }

    /// <summary>The register's sharing class.</summary>
    public required SharingClass Share { get; init; }

    /// <summary>Whose register it stands in.</summary>
    public required SubjectKind Subject { get; init; }
}
