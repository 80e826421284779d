namespace GovDataHub.Cli.Matters;

/// <summary>The GraphQL that the commands send; the same that any client could.</summary>
internal static class CaseDocuments
{
    public const string Start = Shown + """
        mutation Start($code: String!, $enterprise: ID) {
          startMatter(code: $code, enterprise: $enterprise) { case { ...Shown } errors { code field text { zh en } } }
        }
        """;

    public const string Watched = """
        subscription Watched($id: ID!) {
          caseUpdated(id: $id) { id state updatedAt next { kind step text { zh en } } }
        }
        """;

    public const string Consent = Shown + """
        mutation Consent($id: ID!) {
          consent(caseId: $id, given: true) { case { ...Shown } errors { code field text { zh en } } }
        }
        """;

    public const string Supply = Shown + """
        mutation Supply($id: ID!, $values: [SuppliedValue!]!) {
          supply(caseId: $id, values: $values) { case { ...Shown } errors { code field text { zh en } } }
        }
        """;

    public const string BeginStep = """
        mutation BeginStep($id: ID!, $step: StepKind!) {
          beginStep(caseId: $id, step: $step) { options { publicKey } errors { code field text { zh en } } }
        }
        """;

    public const string CompleteStep = Shown + """
        mutation CompleteStep($id: ID!, $step: StepKind!, $credential: JSON!) {
          completeStep(caseId: $id, step: $step, credential: $credential) {
            case { ...Shown } errors { code field text { zh en } }
          }
        }
        """;

    public const string Submit = Shown + """
        mutation Submit($id: ID!) {
          submitCase(caseId: $id) { case { ...Shown } errors { code field text { zh en } } }
        }
        """;

    public const string Case = Shown + """
        query Case($id: ID!) { case(id: $id) { ...Shown } }
        """;

    public const string Whole = Shown + """
        query Whole($id: ID!) {
          case(id: $id) {
            ...Shown
            createdAt submittedAt dueAt
            history(first: 200) { nodes { sequence at kind text { zh en } } }
            payments { amount state accountMasked at }
            notifications { at text { zh en } }
          }
        }
        """;

    public const string Transfers = """
        query Transfers($id: ID!, $after: String) {
          case(id: $id) { transfers(first: 200, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }
        }
        """;

    public const string Passkeys = "query Passkeys { myPasskeys { id } }";

    public const string BeginPasskey = "mutation BeginPasskey { beginPasskeyRegistration { publicKey } }";

    public const string CompletePasskey = """
        mutation CompletePasskey($credential: JSON!) { completePasskeyRegistration(credential: $credential) { id } }
        """;

    private const string Shown = """
        fragment Shown on Case {
          id state
          matter { code name { zh en } supplies { name label { zh en } type required } }
          next { kind step text { zh en } }
          form { asked { definition { name required options { value label { en } } } value } }
          reasons { condition outcome text { zh en } remedy { zh en } }
        }

        """;
}
