namespace GovDataHub.TestKit;

/// <summary><c>schemas/matters/&lt;CODE&gt;.yaml</c>.</summary>
public sealed record MatterDocument
{
    public string Code { get; init; } = "";
    public int Version { get; init; }
    public TextDocument? Name { get; init; }
    public string Owner { get; init; } = "";
    public string Audience { get; init; } = "";
    public IList<string> Basis { get; init; } = [];
    public string Statutory { get; init; } = "";
    public string Promised { get; init; } = "";
    public int Visits { get; init; }
    public string? Exclusive { get; init; }
    public Dictionary<string, RoleDocument> Roles { get; init; } = [];
    public IList<NeedDocument> Needs { get; init; } = [];
    public IList<SupplyDocument> Supplies { get; init; } = [];
    public IList<ConditionDocument> Eligibility { get; init; } = [];
    public Dictionary<string, RateDocument> Schedule { get; init; } = [];
    public string? Fee { get; init; }
    public IList<LicenceDocument> Documents { get; init; } = [];
    public IList<string> Steps { get; init; } = [];
    public IList<EffectDocument> Effects { get; init; } = [];
    public IList<HistoryDocument> History { get; init; } = [];
}

/// <summary>Another person the matter reaches, along a register's edge or by that person's own confirmation.</summary>
public sealed record RoleDocument
{
    public string? Zh { get; init; }
    public string? En { get; init; }
    public string? Via { get; init; }
    public string? When { get; init; }
    public bool Confirmation { get; init; }
    public string? Supply { get; init; }
}

/// <summary>What the matter reads, of whom, for what, and what of it leaves the department.</summary>
public sealed record NeedDocument
{
    public string F { get; init; } = "";
    public string? Role { get; init; }
    public IList<string> For { get; init; } = [];
    public string Mode { get; init; } = "";
}

/// <summary>What the citizen gives.</summary>
public sealed record SupplyDocument
{
    public string Name { get; init; } = "";
    public TextDocument? Label { get; init; }
    public TextDocument? Hint { get; init; }
    public string Type { get; init; } = "";
    public string Why { get; init; } = "";
    public OptionsDocument? Options { get; init; }
}

/// <summary>The options of a choice: a list, or the rows of a register.</summary>
public sealed record OptionsDocument
{
    public IList<OptionDocument>? List { get; init; }
    public string? Register { get; init; }
    public string? Where { get; init; }
    public string? Value { get; init; }
    public string? Label { get; init; }
}

/// <summary>One option of a list.</summary>
public sealed record OptionDocument
{
    public string? Value { get; init; }
    public string? Zh { get; init; }
    public string? En { get; init; }
}

/// <summary>One condition of the rule, with what is said when it fails.</summary>
public sealed record ConditionDocument
{
    public string When { get; init; } = "";
    public TextDocument? Reason { get; init; }
    public TextDocument? Remedy { get; init; }
}

/// <summary>An amount or share of the matter's schedule.</summary>
public sealed record RateDocument
{
    public string Value { get; init; } = "";
    public string? Zh { get; init; }
    public string? En { get; init; }
    public string? Basis { get; init; }
}

/// <summary>A licence or certificate the matter issues.</summary>
public sealed record LicenceDocument
{
    public string Type { get; init; } = "";
    public string? Zh { get; init; }
    public string? En { get; init; }
}

/// <summary>What a granted case does: a write to a register, or a payment.</summary>
public sealed record EffectDocument
{
    public string? Write { get; init; }
    public string? Role { get; init; }
    public string? Where { get; init; }
    public Dictionary<string, string> Values { get; init; } = [];
    public string? Guard { get; init; }
    public PayDocument? Pay { get; init; }
}

/// <summary>A payment to the citizen.</summary>
public sealed record PayDocument
{
    public string Amount { get; init; } = "";
    public string Account { get; init; } = "";
}

/// <summary>What a version changed.</summary>
public sealed record HistoryDocument
{
    public int Version { get; init; }
    public TextDocument? Note { get; init; }
}
