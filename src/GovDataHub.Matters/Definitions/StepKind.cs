using System.Collections.Frozen;

namespace GovDataHub.Matters.Definitions;

/// <summary>What a step of a matter does. A definition writes them in kebab case: <c>face-verification</c>.</summary>
public enum StepKind
{
    /// <summary>Reads what departments hold into the form.</summary>
    Prefill,

    /// <summary>Evaluates the rule; decides by itself where no later step decides.</summary>
    Eligibility,

    /// <summary>The citizen's presence, proved with a passkey that verified its user.</summary>
    FaceVerification,

    /// <summary>Separate consent to the sensitive data, before the first of it is read.</summary>
    SeparateConsent,

    /// <summary>A pledge, signed with the passkey.</summary>
    Pledge,

    /// <summary>A signature over the whole case, with the passkey.</summary>
    ESignature,

    /// <summary>The citizen pays a fee.</summary>
    Payment,

    /// <summary>An officer of the owner decides.</summary>
    OfficerReview,

    /// <summary>Officers of several departments decide.</summary>
    JointReview,

    /// <summary>An officer visits and records the finding.</summary>
    SiteVisit,

    /// <summary>The case is made public for a term.</summary>
    PublicNotice,

    /// <summary>An appointment.</summary>
    SlotBooking,

    /// <summary>The rule's outcome becomes the decision.</summary>
    AutoDecision,

    /// <summary>Money goes to the citizen.</summary>
    Disbursement,

    /// <summary>An electronic licence is issued.</summary>
    ELicence,

    /// <summary>The citizen is told.</summary>
    Notification,
}

/// <summary>The definitions' spelling of steps.</summary>
public static class StepKindNames
{
    private static readonly FrozenDictionary<string, StepKind> Kinds = new Dictionary<string, StepKind>
    {
        ["prefill"] = StepKind.Prefill,
        ["eligibility"] = StepKind.Eligibility,
        ["face-verification"] = StepKind.FaceVerification,
        ["separate-consent"] = StepKind.SeparateConsent,
        ["pledge"] = StepKind.Pledge,
        ["e-signature"] = StepKind.ESignature,
        ["payment"] = StepKind.Payment,
        ["officer-review"] = StepKind.OfficerReview,
        ["joint-review"] = StepKind.JointReview,
        ["site-visit"] = StepKind.SiteVisit,
        ["public-notice"] = StepKind.PublicNotice,
        ["slot-booking"] = StepKind.SlotBooking,
        ["auto-decision"] = StepKind.AutoDecision,
        ["disbursement"] = StepKind.Disbursement,
        ["e-licence"] = StepKind.ELicence,
        ["notification"] = StepKind.Notification,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<StepKind, string> Names =
        Kinds.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The step of a name, or null.</summary>
    public static StepKind? Parse(string name)
    {
        return Kinds.TryGetValue(name, out var kind) ? kind : null;
    }

    /// <summary>The name of a step.</summary>
    public static string NameOf(StepKind kind)
    {
        return Names[kind];
    }

    /// <summary>A step's name as GraphQL's enum spells it: <c>FACE_VERIFICATION</c>.</summary>
    public static string GraphQLNameOf(StepKind kind)
    {
        return NameOf(kind).Replace('-', '_').ToUpperInvariant();
    }

    /// <summary>The step of GraphQL's spelling, or null.</summary>
    public static StepKind? ParseGraphQL(string name)
    {
#pragma warning disable CA1308 // The definitions' own spelling is lower case; this is no normalization.
        return Parse(name.Replace('_', '-').ToLowerInvariant());
#pragma warning restore CA1308
    }
}
