using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Matters.Definitions.Checking;

/// <summary>
/// Every code a problem of a definition may carry, what it means and what mends it. The one table: the error page and
/// <c>hub matters check --explain</c> are made from it.
/// </summary>
/// <param name="Code">Stable; tools switch on it.</param>
/// <param name="Meaning">What is wrong.</param>
/// <param name="Mend">What the author does about it.</param>
public sealed partial record CheckCode(string Code, Label Meaning, Label Mend)
{
    /// <summary>The file is not YAML.</summary>
    public const string FileUnreadable = "FILE_UNREADABLE";

    /// <summary>An entry is unknown, missing or of the wrong kind.</summary>
    public const string Shape = "DEFINITION_SHAPE";

    /// <summary>A step is none the engine knows.</summary>
    public const string StepUnknown = "STEP_UNKNOWN";

    /// <summary>An asked field is bound to no concept.</summary>
    public const string AskedUnbound = "ASKED_UNBOUND";

    /// <summary>An asked field's label is no term of its concept.</summary>
    public const string AskedLabel = "ASKED_LABEL_UNKNOWN";

    /// <summary>An asked field is something a department holds.</summary>
    public const string AskedHeld = "ASKED_HELD";

    /// <summary>A concept coined for asking resembles a held one.</summary>
    public const string AskedResembles = "ASKED_RESEMBLES_HELD";

    /// <summary>An upload stands for a held document.</summary>
    public const string UploadHeld = "UPLOAD_HELD";

    /// <summary>A choice without options.</summary>
    public const string ChoiceBare = "CHOICE_BARE";

    /// <summary>A choice's options do not come from what the case reads.</summary>
    public const string ChoiceUnbacked = "CHOICE_UNBACKED";

    /// <summary>Nobody uses what is asked.</summary>
    public const string SupplyUnused = "SUPPLY_UNUSED";

    /// <summary>A concept is neither held nor asked, or both.</summary>
    public const string ConceptKind = "CONCEPT_KIND";

    /// <summary>A concept binds what does not exist.</summary>
    public const string ConceptUnknown = "CONCEPT_COORDINATE_UNKNOWN";

    /// <summary>A coordinate belongs to two concepts.</summary>
    public const string ConceptTwice = "CONCEPT_BOUND_TWICE";

    /// <summary>A held field belongs to no concept.</summary>
    public const string ConceptMissing = "CONCEPT_MISSING";

    /// <summary>Two concepts share a term.</summary>
    public const string ConceptTerm = "CONCEPT_TERM_SHARED";

    /// <summary>No department holds what is named.</summary>
    public const string CoordinateUnknown = "COORDINATE_UNKNOWN";

    /// <summary>Nothing uses a need.</summary>
    public const string NeedUnused = "NEED_UNUSED";

    /// <summary>A value is read where a yes or no is enough.</summary>
    public const string NeedExcessive = "NEED_EXCESSIVE";

    /// <summary>A yes or no is read where the value is needed.</summary>
    public const string NeedInsufficient = "NEED_INSUFFICIENT";

    /// <summary>A formula reads what is no need.</summary>
    public const string ReadUndeclared = "READ_UNDECLARED";

    /// <summary>A field that may not be shared is read by value.</summary>
    public const string NotSharedValue = "NOT_SHARED_VALUE";

    /// <summary>A link is used as anything else, or leads nowhere.</summary>
    public const string LinkMisused = "LINK_MISUSED";

    /// <summary>Sensitive data is read before consent.</summary>
    public const string ConsentLate = "CONSENT_LATE";

    /// <summary>A role is reached by no edge.</summary>
    public const string RoleEdge = "ROLE_WITHOUT_EDGE";

    /// <summary>The promise is longer than the law allows.</summary>
    public const string PromiseLong = "PROMISE_EXCEEDS_STATUTE";

    /// <summary>A matter is decided by no condition.</summary>
    public const string DecisionUnconditional = "DECISION_WITHOUT_CONDITION";

    /// <summary>A matter is decided on no law.</summary>
    public const string DecisionBaseless = "DECISION_WITHOUT_BASIS";

    /// <summary>A statutory term rests on no article.</summary>
    public const string StatuteArticle = "STATUTE_WITHOUT_ARTICLE";

    /// <summary>More than one visit.</summary>
    public const string VisitsMany = "VISITS_TOO_MANY";

    /// <summary>A visit that no step needs.</summary>
    public const string VisitStep = "VISIT_WITHOUT_STEP";

    /// <summary>A fee or payment is a number in the formula.</summary>
    public const string AmountLiteral = "AMOUNT_LITERAL";

    /// <summary>A payment step without a fee, or a fee without a payment step.</summary>
    public const string PaymentFee = "PAYMENT_WITHOUT_FEE";

    /// <summary>Money is paid out to no account that a register holds.</summary>
    public const string PayoutAccount = "PAYOUT_WITHOUT_ACCOUNT";

    /// <summary>A text lacks a language.</summary>
    public const string TranslationMissing = "TRANSLATION_MISSING";

    /// <summary>A text stands under the wrong language.</summary>
    public const string TranslationForeign = "TRANSLATION_FOREIGN";

    /// <summary>A name is given twice.</summary>
    public const string NameDuplicate = "NAME_DUPLICATE";

    /// <summary>A condition does not say why it refuses.</summary>
    public const string ReasonMissing = "REASON_MISSING";

    /// <summary>A granted case leaves no trace at its owner.</summary>
    public const string GrantTraceless = "GRANT_TRACELESS";

    /// <summary><c>exclusive</c> names no register.</summary>
    public const string ExclusiveUnknown = "EXCLUSIVE_UNKNOWN";

    /// <summary>The history does not tell of the version.</summary>
    public const string HistoryMismatch = "HISTORY_MISMATCH";

    /// <summary>A formula is not FEEL, or its types do not fit.</summary>
    public const string FormulaWrong = "FORMULA_WRONG";

    /// <summary>All codes, in the order a definition is read.</summary>
    public static ImmutableArray<CheckCode> All { get; } = [.. Reading, .. Asking, .. Needing, .. Promising, .. Saying];

    private static FrozenDictionary<string, CheckCode> ByCode { get; } =
        All.ToFrozenDictionary(entry => entry.Code, StringComparer.Ordinal);

    /// <summary>The entry of a code, or null.</summary>
    public static CheckCode? Find(string code)
    {
        return ByCode.GetValueOrDefault(code);
    }
}
