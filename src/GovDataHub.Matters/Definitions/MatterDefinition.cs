using System.Collections.Immutable;
using GovDataHub.Federation.Reading;

namespace GovDataHub.Matters.Definitions;

/// <summary>
/// One matter as <c>schemas/matters/&lt;CODE&gt;.yaml</c> defines it. A case keeps the very text it was started under:
/// <see cref="Digest"/> names it, whatever becomes of the file.
/// </summary>
public sealed record MatterDefinition
{
    /// <summary>The code: <c>HPF-01</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The version, from 1; raised with every change of meaning.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the definition's text, in lower-case hexadecimal.</summary>
    public required string Digest { get; init; }

    /// <summary>The definition's text.</summary>
    public required string Source { get; init; }

    /// <summary>What citizens call it.</summary>
    public required BilingualText Name { get; init; }

    /// <summary>The department that owns it.</summary>
    public required string Owner { get; init; }

    /// <summary>Whether enterprises, not persons, are its subjects.</summary>
    public required bool ForEnterprises { get; init; }

    /// <summary>The kind, as GraphQL's <c>MatterKind</c> spells it.</summary>
    public required string Kind { get; init; }

    /// <summary>The articles it rests on.</summary>
    public required ImmutableArray<LegalBasis> Basis { get; init; }

    /// <summary>The term the law sets.</summary>
    public required PromisedTime Statutory { get; init; }

    /// <summary>The term the owner promises.</summary>
    public required PromisedTime Promised { get; init; }

    /// <summary>Visits to an office: 0 or 1.</summary>
    public required int Visits { get; init; }

    /// <summary>The register of which a subject may have one unfinished case, or null.</summary>
    public string? Exclusive { get; init; }

    /// <summary>Other persons or enterprises whose registers the rule reaches.</summary>
    public ImmutableArray<RoleDefinition> Roles { get; init; } = [];

    /// <summary>All that the matter may read.</summary>
    public required ImmutableArray<NeedDefinition> Needs { get; init; }

    /// <summary>What the citizen gives because no department holds it.</summary>
    public ImmutableArray<SupplyDefinition> Supplies { get; init; } = [];

    /// <summary>The rule: all conditions must be met.</summary>
    public ImmutableArray<ConditionDefinition> Eligibility { get; init; } = [];

    /// <summary>The fee as a FEEL expression, or null.</summary>
    public string? Fee { get; init; }

    /// <summary>Amounts that fees and payments are computed from, by name: <c>schedule.monthly</c>.</summary>
    public ImmutableSortedDictionary<string, decimal> Schedule { get; init; } =
        ImmutableSortedDictionary<string, decimal>.Empty;

    /// <summary>The steps, in order.</summary>
    public required ImmutableArray<StepKind> Steps { get; init; }

    /// <summary>What a granted case does, in order.</summary>
    public ImmutableArray<EffectDefinition> Effects { get; init; } = [];

    /// <summary>What a granted case is handed over as: licences and certificates.</summary>
    public ImmutableArray<DocumentDefinition> Documents { get; init; } = [];

    /// <summary>What is supplied for the owner alone, neither decided on nor written to a register.</summary>
    public ImmutableArray<HandedSupply> Handover { get; init; } = [];

    /// <summary>Why a granted case writes no register of its owner and issues nothing, or null.</summary>
    public BilingualText? Outcome { get; init; }

    /// <summary>Which step the one visit is for and why, where the step itself does not tell.</summary>
    public VisitDefinition? VisitAt { get; init; }

    /// <summary>What changed with each version, newest first.</summary>
    public ImmutableArray<HistoryEntry> History { get; init; } = [];

    /// <summary>The articles as the audit trail writes them: <c>law#article</c>.</summary>
    public ImmutableArray<string> LegalBasis => [.. Basis.Select(basis => $"{basis.Law}#{basis.Article}")];
}

/// <summary>A document a granted case issues.</summary>
/// <param name="Type">Its type, by the code of the matter that issues it.</param>
/// <param name="Label">What people call it.</param>
/// <param name="States">The supplies it states, as <c>supply.purpose</c>.</param>
public sealed record DocumentDefinition(string Type, BilingualText Label, ImmutableArray<string> States);

/// <summary>What the one visit of a matter is for.</summary>
/// <param name="At">The step it is made at.</param>
/// <param name="Why">Why it cannot be spared.</param>
public sealed record VisitDefinition(StepKind At, BilingualText Why);

/// <summary>One thing supplied for the owner to act on.</summary>
/// <param name="Supply">The supply's name.</param>
/// <param name="Why">What the owner does with it.</param>
public sealed record HandedSupply(string Supply, BilingualText Why);

/// <summary>What changed with a version.</summary>
public sealed record HistoryEntry(int Version, BilingualText Note);

/// <summary>One article of one law.</summary>
public sealed record LegalBasis(string Law, string Article);

/// <summary>
/// Somebody else whose registers the rule reaches: along an edge that a register holds, or by the other party's own
/// confirmation.
/// </summary>
/// <param name="Name">The role: <c>spouse</c>.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Via">
/// The coordinate that holds the id (<c>CAB.marriage.spouseIdNo</c>); null for a confirmation.
/// </param>
/// <param name="When">A FEEL condition on the row that holds it, or null.</param>
/// <param name="ConfirmedBy">The supply that carries the other party's confirmation, or null.</param>
public sealed record RoleDefinition(string Name, BilingualText Label, string? Via, string? When, string? ConfirmedBy);

/// <summary>One need of the matter.</summary>
/// <param name="Coordinate">The field: <c>HPF.account.balance</c>.</param>
/// <param name="Role">Whose register, null for the case's own subject.</param>
/// <param name="Uses">What for: identity, form, rule, choice, fee, effect, link.</param>
/// <param name="Mode">How much of it leaves the department.</param>
public sealed record NeedDefinition(string Coordinate, string? Role, ImmutableArray<string> Uses, NeedMode Mode)
{
    /// <summary>
    /// Why the owner uses the value in its own system, where it may not be shared; null where the platform uses it.
    /// </summary>
    public BilingualText? AtOwner { get; init; }

    /// <summary>Whether it serves to prefill the form.</summary>
    public bool IsShown =>
        Mode == NeedMode.Value && Role is null && (Uses.Contains("form") || Uses.Contains("identity"));
}

/// <summary>One thing the citizen gives.</summary>
public sealed record SupplyDefinition
{
    /// <summary>The name the rule knows it by: <c>supply.amount</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The question.</summary>
    public required BilingualText Label { get; init; }

    /// <summary>What helps to answer it.</summary>
    public BilingualText? Hint { get; init; }

    /// <summary>The type of the answer.</summary>
    public required SupplyType Type { get; init; }

    /// <summary>Why it is asked, as GraphQL's <c>SupplyReason</c> spells it.</summary>
    public required string Why { get; init; }

    /// <summary>Whether the case cannot be filed without it.</summary>
    public bool Required { get; init; } = true;

    /// <summary>The least number, or null.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The greatest number, or null.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Whether the only answer that counts is yes: a pledge or a consent.</summary>
    public bool MustBeTrue { get; init; }

    /// <summary>A choice's fixed options; empty when free or from a register.</summary>
    public ImmutableArray<SupplyOption> Options { get; init; } = [];

    /// <summary>A choice's options are rows that a register holds, or null.</summary>
    public RegisterOptions? OptionsFrom { get; init; }
}

/// <summary>Options taken from rows of a register.</summary>
/// <param name="Register">The register: <c>PSB.kinship</c>.</param>
/// <param name="Value">The field that is the option's value.</param>
/// <param name="Label">The field that people read.</param>
/// <param name="Where">A FEEL condition on the row, or null.</param>
public sealed record RegisterOptions(string Register, string Value, string Label, string? Where);

/// <summary>One option of a choice.</summary>
public sealed record SupplyOption(string Value, BilingualText Label);

/// <summary>The type of what is supplied.</summary>
public enum SupplyType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Int,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>Yuan with at most two decimals.</summary>
    Money,

    /// <summary>Yes or no.</summary>
    Bool,

    /// <summary>A civil date.</summary>
    Date,

    /// <summary>A moment.</summary>
    DateTime,

    /// <summary>A file, by the id it was stored under.</summary>
    File,

    /// <summary>A structured value.</summary>
    Json,
}

/// <summary>One condition of the rule.</summary>
/// <param name="When">The FEEL expression that must be true.</param>
/// <param name="Reason">Why the case is refused when it is not.</param>
/// <param name="Remedy">What would change it, and how to contest it.</param>
public sealed record ConditionDefinition(string When, BilingualText Reason, BilingualText? Remedy);

/// <summary>What a granted case does. A closed set.</summary>
public abstract record EffectDefinition
{
    private EffectDefinition()
    {
    }

    /// <summary>Writes a row to the owner's register, or changes rows of it.</summary>
    /// <param name="Register">The register: <c>HPF.withdrawal</c>.</param>
    /// <param name="Values">FEEL by field name.</param>
    /// <param name="Guard">What the owner checks again in its own transaction, or null.</param>
    /// <param name="Role">Whose register, null for the case's own subject.</param>
    public sealed record Write(
        string Register, ImmutableSortedDictionary<string, string> Values, string? Guard, string? Role)
        : EffectDefinition
    {
        /// <summary>
        /// FEEL over the fields of one row: the rows that meet it are changed, at least one. Null adds a row to a
        /// register of many and sets the row of a register of one.
        /// </summary>
        public string? Where { get; init; }
    }

    /// <summary>Pays the citizen.</summary>
    /// <param name="Amount">FEEL, in yuan.</param>
    /// <param name="Account">The coordinate of the account that receives it.</param>
    public sealed record Pay(string Amount, string Account) : EffectDefinition
    {
        /// <summary>What the owner checks again before it pays, or null.</summary>
        public string? Guard { get; init; }
    }
}
