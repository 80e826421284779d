using System.Text.Json;
using GovDataHub.Federation.Execution;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Matters.Passkeys;

namespace GovDataHub.Server.Hub.Matters;

/// <summary>The caller's passkeys: listing and registering. Key material never leaves the server.</summary>
internal sealed class PasskeyFields(PasskeyCeremony ceremony)
{
    /// <summary>What a proof of presence signs: nothing but itself.</summary>
    private const string Presence = "presence";

    /// <summary>Adds the fields to a map.</summary>
    public void Register(ResolverMap map)
    {
        map.Add("Query.myPasskeys", async field => await ListAsync(field))
            .Add("Mutation.beginPasskeyRegistration", async field => Options(await ceremony.BeginRegistrationAsync(
                CitizenOf(field), RequestState.Of(field).Caller.DisplayName ?? "", field.CancellationToken)))
            .Add("Mutation.completePasskeyRegistration", async field => await CompleteAsync(field))
            .Add("Mutation.beginPresence", async field => await BeginPresenceAsync(field))
            .Add("Mutation.completePresence", async field => await CompletePresenceAsync(field));
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

    private async ValueTask<object?> BeginPresenceAsync(FieldContext field)
    {
        string citizen = CitizenOf(field);
        string? options = await ceremony.BeginAssertionAsync(
            citizen, $"presence/{citizen}", Presence, field.CancellationToken);
        return options is null
            ? throw new FieldErrorException("PASSKEY_MISSING", "Register a passkey on this device first.")
            : Options(options);
    }

    /// <summary>
    /// The viewer it returns is the request's, which began before the proof: the next request is present.
    /// </summary>
    private async ValueTask<object?> CompletePresenceAsync(FieldContext field)
    {
        string citizen = CitizenOf(field);
        bool holds = await ceremony.CompleteAssertionAsync(
            citizen,
            $"presence/{citizen}",
            Presence,
            PlainJson.TextOf(field.Argument<object>("credential")),
            field.CancellationToken);
        return holds
            ? RequestState.Of(field)
            : throw new FieldErrorException(
                "PASSKEY_REFUSED", "The proof does not hold or has expired; begin again.");
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
