using System.Text.Json;
using GovDataHub.Cli.Client;
using GovDataHub.Matters.Passkeys;

namespace GovDataHub.Cli.Matters;

/// <summary>Takes a step as a browser would: registers the passkey when there is none, answers the challenge.</summary>
internal sealed class StepSigner(CaseSession session, SoftwarePasskeyFile file)
{
    private static readonly string Origin =
        (Environment.GetEnvironmentVariable("HUB_PORTAL") is { Length: > 0 } portal ? portal : "http://localhost:5081")
        .TrimEnd('/');

    /// <summary>Takes the step.</summary>
    public async Task<CaseAnswer> SignAsync(string caseId, string step, CancellationToken cancellationToken)
    {
        using var passkey = file.Open();
        await RegisterAsync(passkey, cancellationToken);
        var data = await session.AskAsync(
            CaseDocuments.BeginStep, new { id = caseId, step }, cancellationToken);
        var begun = data.GetProperty("beginStep");
        var errors = begun.GetProperty("errors").EnumerateArray().Select(CaseError.Read).ToList();
        if (errors.Count > 0)
        {
            return new CaseAnswer(null, errors);
        }

        string options = begun.GetProperty("options").GetProperty("publicKey").GetRawText();
        string credential = passkey.Assert(options, Origin);
        file.Save(passkey);
        return await session.ChangeAsync(
            CaseDocuments.CompleteStep,
            "completeStep",
            new { id = caseId, step, credential = JsonElement.Parse(credential) },
            cancellationToken);
    }

    private async Task RegisterAsync(SoftwareAuthenticator passkey, CancellationToken cancellationToken)
    {
        var known = (await session.AskAsync(CaseDocuments.Passkeys, null, cancellationToken))
            .GetProperty("myPasskeys").EnumerateArray().Select(entry => entry.GetProperty("id").GetString());
        if (known.Contains(passkey.Id))
        {
            return;
        }

        var begun = await session.AskAsync(CaseDocuments.BeginPasskey, null, cancellationToken);
        string options = begun.GetProperty("beginPasskeyRegistration").GetProperty("publicKey").GetRawText();
        string credential = passkey.Register(options, Origin);
        file.Save(passkey);
        await session.AskAsync(
            CaseDocuments.CompletePasskey, new { credential = JsonElement.Parse(credential) }, cancellationToken);
    }
}
