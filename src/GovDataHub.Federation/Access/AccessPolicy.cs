using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Access;

/// <summary>The columns of the access matrix.</summary>
public enum PurposeKind
{
    /// <summary><see cref="Purpose.Self"/>.</summary>
    Self,

    /// <summary><see cref="Purpose.Behalf"/>.</summary>
    Behalf,

    /// <summary><see cref="Purpose.Case"/>.</summary>
    Case,

    /// <summary><see cref="Purpose.Grant"/>.</summary>
    Grant,

    /// <summary><see cref="Purpose.Audit"/>.</summary>
    Audit,
}

/// <summary>What may leave the department.</summary>
public enum Leaves
{
    /// <summary>Nothing.</summary>
    No,

    /// <summary>The outcome of a rule.</summary>
    Predicate,

    /// <summary>The value, or the outcome of a rule.</summary>
    Value,
}

/// <summary>One cell of the matrix.</summary>
/// <param name="Leaves">What may leave.</param>
/// <param name="NeedsPasskey">Whether a passkey must have been used lately.</param>
public readonly record struct AccessCell(Leaves Leaves, bool NeedsPasskey);

/// <summary>
/// <c>schemas/access.yaml</c>: share class and level by purpose. Nothing else says who may read what. Immutable.
/// </summary>
public sealed class AccessPolicy
{
    private static readonly (string Word, PurposeKind Kind)[] Purposes =
    [
        ("self", PurposeKind.Self),
        ("behalf", PurposeKind.Behalf),
        ("case", PurposeKind.Case),
        ("grant", PurposeKind.Grant),
        ("audit", PurposeKind.Audit),
    ];

    private readonly FrozenDictionary<(SharingClass, int, PurposeKind), AccessCell> _cells;

    private AccessPolicy(FrozenDictionary<(SharingClass, int, PurposeKind), AccessCell> cells)
    {
        _cells = cells;
    }

    /// <summary>How long a passkey's use counts.</summary>
    public required TimeSpan PasskeyWithin { get; init; }

    /// <summary>
    /// Whether unconditional public registers are open to everybody signed in, under any purpose or none.
    /// </summary>
    public required bool PublicRegistersAreOpen { get; init; }

    /// <summary>Articles a person's reading of the own record rests on.</summary>
    public ImmutableArray<string> SelfBasis { get; init; } = [];

    /// <summary>Articles a guardian's reading rests on.</summary>
    public ImmutableArray<string> BehalfBasis { get; init; } = [];

    /// <summary>Reads the matrix; every one of its 60 cells must be there.</summary>
    /// <exception cref="CatalogueException">
    /// The file is not what it must be; the message names file and line.
    /// </exception>
    public static AccessPolicy Load(string path)
    {
        YamlSection file = YamlSection.Load(path);
        Dictionary<(SharingClass, int, PurposeKind), AccessCell> cells = [];
        foreach (YamlSection row in file.List("matrix"))
        {
            SharingClass share = row.Word(
                "share",
                ("unconditional", SharingClass.Unconditional),
                ("conditional", SharingClass.Conditional),
                ("not-shared", SharingClass.NotShared));
            int level = row.Int("level", 1, 4);
            foreach ((string word, PurposeKind kind) in Purposes)
            {
                if (!cells.TryAdd((share, level, kind), CellOf(row, word)))
                {
                    throw row.Wrong($"the row of {share} and level {level} stands twice");
                }
            }
        }

        RequireAll(file, cells);
        YamlSection passkey = file.RequiredSection("authentication").RequiredSection("passkey");
        YamlSection? basis = file.Section("basis");
        return new AccessPolicy(cells.ToFrozenDictionary())
        {
            PasskeyWithin = MinutesOf(passkey),
            PublicRegistersAreOpen = file.Section("public")?.Text("unconditional") == "value@session",
            SelfBasis = basis?.Texts("self") ?? [],
            BehalfBasis = basis?.Texts("behalf") ?? [],
        };
    }

    /// <summary>The cell of a sharing class and level under a purpose.</summary>
    public AccessCell Cell(SharingClass share, int level, PurposeKind purpose)
    {
        return _cells[(share, level, purpose)];
    }

    private static AccessCell CellOf(YamlSection row, string purpose)
    {
        return row.Word(
            purpose,
            ("no", default),
            ("predicate@session", new AccessCell(Leaves.Predicate, false)),
            ("predicate@passkey", new AccessCell(Leaves.Predicate, true)),
            ("value@session", new AccessCell(Leaves.Value, false)),
            ("value@passkey", new AccessCell(Leaves.Value, true)));
    }

    private static void RequireAll(YamlSection file, Dictionary<(SharingClass, int, PurposeKind), AccessCell> cells)
    {
        foreach (SharingClass share in Enum.GetValues<SharingClass>())
        {
            for (int level = 1; level <= 4; level++)
            {
                if (!cells.ContainsKey((share, level, PurposeKind.Self)))
                {
                    throw file.Wrong($"the matrix has no row for {share} and level {level}");
                }
            }
        }
    }

    private static TimeSpan MinutesOf(YamlSection passkey)
    {
        string text = passkey.Required("within");
        return text.EndsWith('m') && int.TryParse(text[..^1], CultureInfo.InvariantCulture, out int minutes)
            && minutes > 0
            ? TimeSpan.FromMinutes(minutes)
            : throw passkey.Wrong("'within' must be whole minutes such as 10m");
    }
}
