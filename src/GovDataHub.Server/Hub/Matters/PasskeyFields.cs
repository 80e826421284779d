using System.Text.Json;
using GovDataHub.Federation.Execution;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Matters.Passkeys;

namespace GovDataHub.Server.Hub.Matters;

/// <summary>The caller's passkeys: listing and registering. Key material never leaves the server.</summary>
internal sealed class PasskeyFields(PasskeyCeremony ceremony)
{
    /// <summary>Adds the fields to a map.</summary>
    public void Register(ResolverMap map)
    {
        map.Add("Query.myPasskeys", async field => await ListAsync(field))
            .Add("Mutation.beginPasskeyRegistration", async field => Options(await ceremony.BeginRegistrationAsync(
                CitizenOf(field), RequestState.Of(field).Caller.DisplayName ?? "", field.CancellationToken)))
            .Add("Mutation.completePasskeyRegistration", async field => await CompleteAsync(field));
    }

    /// <summary><c>PasskeyOptions</c> of WebAuthn's JSON.</summary>
    public static Dictionary<string, object?> Options(string publicKeyJson)
    {
        return new Dictionary<string, object?> { ["publicKey"] = JsonElement.Parse(publicKeyJson) };
    }

    private async ValueTask<object?> ListAsync(FieldContext field)
    {
        var passkeys = await ceremony.PasskeysOfAsync(CitizenOf(field), field.CancellationToken);
        return passkeys.Select(View).ToArray();
    }

    private async ValueTask<object?> CompleteAsync(FieldContext field)
    {
        var registered = await ceremony.CompleteRegistrationAsync(
            CitizenOf(field), PlainJson.TextOf(field.Argument<object>("credential")), field.CancellationToken);
        return registered is null
            ? throw new FieldErrorException(
                "PASSKEY_REFUSED", "The passkey could not be verified or the request has expired; begin again.")
            : View(registered);
    }

    private static Dictionary<string, object?> View(PasskeyRecord passkey)
    {
        return new Dictionary<string, object?>
        {
            ["id"] = passkey.Id,
            ["createdAt"] = passkey.CreatedAt,
            ["lastUsedAt"] = passkey.LastUsedAt,
        };
    }

    private static string CitizenOf(FieldContext field)
    {
        return RequestState.Of(field).Caller.CitizenId
            ?? throw new FieldErrorException("UNAUTHENTICATED", "Sign in to use passkeys.");
    }
}
