using System.Collections.Immutable;
using GovDataHub.Audit.Records;

namespace GovDataHub.Federation.Access;

/// <summary>Who asks, as the validated token says, and for what, as the <c>Hub-Purpose</c> header says.</summary>
public sealed record Caller
{
    /// <summary>The role acted in.</summary>
    public required PartyKind Kind { get; init; }

    /// <summary>Citizen id of a person, client id of a system, source address of an anonymous caller.</summary>
    public required string Id { get; init; }

    /// <summary>A person's identity number, also of officers and auditors; null for systems.</summary>
    public string? CitizenId { get; init; }

    /// <summary>Department of an officer, steward or system.</summary>
    public string? Department { get; init; }

    /// <summary>Roles from the token: <c>citizen officer steward auditor system</c>.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>The purpose; null when the header is missing, and then no personal data is read.</summary>
    public Purpose? Purpose { get; init; }

    /// <summary>When the caller last proved presence with a passkey, in real time.</summary>
    public DateTimeOffset? PasskeyAt { get; init; }

    /// <summary>W3C trace id of the request.</summary>
    public string? TraceId { get; init; }

    /// <summary>The name shown to people, from the token. Never logged.</summary>
    public string? DisplayName { get; init; }
}

/// <summary>Why data is asked for. A closed set.</summary>
public abstract record Purpose
{
    private Purpose()
    {
    }

    /// <summary>Parses the header's value; null when it is none of the five forms.</summary>
    public static Purpose? Parse(string? header)
    {
        return header?.Trim() switch
        {
            "self" => new Self(),
            "audit" => new Audit(),
            { } text when After(text, "case/") is { } id => new Case(id),
            { } text when After(text, "grant/") is { } id => new Grant(id),
            { } text when After(text, "behalf/") is { } id => new Behalf(id),
            _ => null,
        };
    }

    /// <summary>The header's value again.</summary>
    public abstract override string ToString();

    private static string? After(string text, string prefix)
    {
        return text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > prefix.Length && text.Length <= 100
            ? text[prefix.Length..]
            : null;
    }

    /// <summary>The caller's own registers.</summary>
    public sealed record Self : Purpose
    {
        /// <inheritdoc/>
        public override string ToString()
        {
            return "self";
        }
    }

    /// <summary>Another person's, by register or mandate.</summary>
    public sealed record Behalf(string Mandate) : Purpose
    {
        /// <inheritdoc/>
        public override string ToString()
        {
            return $"behalf/{Mandate}";
        }
    }

    /// <summary>What one case's matter needs.</summary>
    public sealed record Case(string Id) : Purpose
    {
        /// <inheritdoc/>
        public override string ToString()
        {
            return $"case/{Id}";
        }
    }

    /// <summary>What a sharing agreement lists.</summary>
    public sealed record Grant(string Id) : Purpose
    {
        /// <inheritdoc/>
        public override string ToString()
        {
            return $"grant/{Id}";
        }
    }

    /// <summary>Reading the audit trail.</summary>
    public sealed record Audit : Purpose
    {
        /// <inheritdoc/>
        public override string ToString()
        {
            return "audit";
        }
    }
}
