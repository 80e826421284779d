namespace GovDataHub.Federation.Access;

/// <summary>
/// How a subject stands to the caller, established by code before any register is read (by the token, a recorded link
/// read, the case or the sharing agreement). A closed set; the decision is pure once it is known.
/// </summary>
public abstract record SubjectStanding
{
    private SubjectStanding()
    {
    }

    /// <summary>The caller's own record.</summary>
    public sealed record Own : SubjectStanding;

    /// <summary>A minor whose guardian, by register, the caller is. Both persons are recorded.</summary>
    public sealed record Ward : SubjectStanding;

    /// <summary>An enterprise whose account names the caller.</summary>
    public sealed record Operated : SubjectStanding;

    /// <summary>The case's own subject (role null) or one that its rule reaches.</summary>
    public sealed record OfCase(string? Role) : SubjectStanding;

    /// <summary>Anybody within the scope of a sharing agreement.</summary>
    public sealed record OfGrant : SubjectStanding;

    /// <summary>Public registers: no subject.</summary>
    public sealed record Nobody : SubjectStanding;

    /// <summary>Somebody the purpose does not cover.</summary>
    public sealed record Stranger(DenialReason Reason) : SubjectStanding;
}
