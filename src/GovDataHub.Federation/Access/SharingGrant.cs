using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Access;

/// <summary>
/// A sharing agreement: which department's system may read which coordinates of whom, until when, how much.
/// </summary>
public sealed record SharingGrant
{
    /// <summary>Its id, as in <c>grant/&lt;id&gt;</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The department whose system reads.</summary>
    public required string Grantee { get; init; }

    /// <summary>The coordinates it gives.</summary>
    public required FrozenSet<string> Coordinates { get; init; }

    /// <summary>Whose registers: persons or enterprises.</summary>
    public required SubjectKind Scope { get; init; }

    /// <summary>The last business date it holds.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>At most so many rows in one business day.</summary>
    public required int RowsPerDay { get; init; }

    /// <summary>Articles it rests on, as <c>law#article</c>.</summary>
    public ImmutableArray<string> LegalBasis { get; init; } = [];
}

/// <summary>The sharing agreements of <c>schemas/grants.yaml</c>. Immutable.</summary>
public sealed class GrantBook
{
    private readonly FrozenDictionary<string, SharingGrant> _grants;

    /// <summary>A book of these agreements.</summary>
    public GrantBook(IEnumerable<SharingGrant> grants)
    {
        _grants = grants.ToFrozenDictionary(grant => grant.Id, StringComparer.Ordinal);
    }

    /// <summary>Reads the agreements.</summary>
    /// <exception cref="CatalogueException">The file is wrong, or names what no department holds.</exception>
    public static GrantBook Load(string path, DepartmentCatalogue catalogue)
    {
        return new GrantBook(YamlSection.Load(path).RequiredSection("grants").Sections
            .Select(entry => GrantOf(entry.Key, entry.Section, catalogue)));
    }

    /// <summary>The agreement of this id, or null.</summary>
    public SharingGrant? Find(string id)
    {
        return _grants.GetValueOrDefault(id);
    }

    private static SharingGrant GrantOf(string id, YamlSection section, DepartmentCatalogue catalogue)
    {
        ImmutableArray<string> coordinates = section.Texts("coordinates");
        foreach (string coordinate in coordinates)
        {
            if (catalogue.Field(coordinate) is null)
            {
                throw section.Wrong($"grant '{id}' names {coordinate}, which no department holds");
            }
        }

        string grantee = section.Required("grantee");
        return new SharingGrant
        {
            Id = id,
            Grantee = catalogue.Department(grantee)?.Code
                ?? throw section.Wrong($"grant '{id}' is for {grantee}, which is no department"),
            Coordinates = coordinates.ToFrozenSet(StringComparer.Ordinal),
            Scope = section.Word("scope", ("person", SubjectKind.Person), ("enterprise", SubjectKind.Enterprise)),
            Until = DateOnly.TryParseExact(section.Required("until"), "yyyy-MM-dd", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out DateOnly until)
                ? until
                : throw section.Wrong("'until' must be a date such as 2027-12-31"),
            RowsPerDay = section.Int("rowsPerDay", 1, 10_000_000),
            LegalBasis = section.Texts("basis"),
        };
    }
}
