using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using GovDataHub.Federation.Access;
using GovDataHub.Matters.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GovDataHub.Matters.Passkeys;

/// <summary>
/// Registration and assertion of passkeys (W3C Web Authentication Level 3, sections 7.1 and 7.2, verified by the
/// framework's handler), user verification required. The server learns that the citizen's device verified its user, no
/// more: no face reaches it. Challenges stay here, are answered once, and are bound to what they are for.
/// </summary>
public sealed partial class PasskeyCeremony : IPasskeyPresence
{
    /// <summary>COSE algorithms: ES256, and RS256 for older platform authenticators.</summary>
    private static readonly ImmutableArray<int> Algorithms = [-7, -257];

    private readonly IPasskeyStore _store;
    private readonly PasskeyOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<PasskeyCeremony> _logger;
    private readonly IOptions<IdentityPasskeyOptions> _handlerOptions;
    private readonly ServiceProvider _noServices = new ServiceCollection().BuildServiceProvider();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _verified = new(StringComparer.Ordinal);

    /// <summary>Ceremonies over a store.</summary>
    public PasskeyCeremony(
        IPasskeyStore store, PasskeyOptions options, TimeProvider time, ILogger<PasskeyCeremony> logger)
    {
        _store = store;
        _options = options;
        _time = time;
        _logger = logger;
        _handlerOptions = Options.Create(new IdentityPasskeyOptions
        {
            ServerDomain = options.RelyingParty,
            UserVerificationRequirement = "required",
            AuthenticatorAttachment = "platform",
            ResidentKeyRequirement = "preferred",
            AttestationConveyancePreference = "none",
            AuthenticatorTimeout = options.ChallengeLifetime,
            IsAllowedAlgorithm = algorithm => Algorithms.Contains(algorithm),
            ValidateOrigin = context => ValueTask.FromResult(
                !context.CrossOrigin && options.Origins.Contains(context.Origin)),
        });
    }

    /// <inheritdoc/>
    public DateTimeOffset? LastVerified(string citizenId)
    {
        return _verified.TryGetValue(citizenId, out var at) ? at : null;
    }

    /// <summary>A citizen's passkeys.</summary>
    public Task<ImmutableArray<PasskeyRecord>> PasskeysOfAsync(string citizenId, CancellationToken cancellationToken)
    {
        return _store.PasskeysOfAsync(citizenId, cancellationToken);
    }

    /// <summary>Creation options for the browser, as JSON.</summary>
    public async Task<string> BeginRegistrationAsync(
        string citizenId, string displayName, CancellationToken cancellationToken)
    {
        var user = User(citizenId, displayName);
        using var manager = Manager(user);
        var entity = new PasskeyUserEntity { Id = user.Handle, Name = user.Name, DisplayName = user.Name };
        var options = await Handler(manager).MakeCreationOptionsAsync(entity, NoRequest());
        await OpenAsync($"register/{user.Handle}", citizenId, "", options.AttestationState ?? "", cancellationToken);
        return options.CreationOptionsJson;
    }

    /// <summary>Registers what the authenticator made; null when it does not hold.</summary>
    public async Task<PasskeyRecord?> CompleteRegistrationAsync(
        string citizenId, string credentialJson, CancellationToken cancellationToken)
    {
        var user = User(citizenId, "");
        if (await TakeAsync($"register/{user.Handle}", citizenId, "", cancellationToken) is not { } challenge)
        {
            return null;
        }

        using var manager = Manager(user);
        var result = await Handler(manager).PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = NoRequest(),
            CredentialJson = credentialJson,
            AttestationState = challenge.State,
        });
        if (!result.Succeeded)
        {
            LogRefused(_logger, "registration", result.Failure?.Message ?? "");
            return null;
        }

        var record = Record(citizenId, result.Passkey);
        return await _store.AddAsync(record, cancellationToken) ? record : null;
    }

    /// <summary>Request options for the browser, as JSON; null when the citizen has no passkey.</summary>
    /// <param name="citizenId">Who must answer.</param>
    /// <param name="binding">What the answer is for: a case and a step. One challenge is open for each.</param>
    /// <param name="signedHash">SHA-256 of what is signed.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<string?> BeginAssertionAsync(
        string citizenId, string binding, string signedHash, CancellationToken cancellationToken)
    {
        if ((await _store.PasskeysOfAsync(citizenId, cancellationToken)).IsEmpty)
        {
            return null;
        }

        var user = User(citizenId, "");
        using var manager = Manager(user);
        var options = await Handler(manager).MakeRequestOptionsAsync(user, NoRequest());
        await OpenAsync(binding, citizenId, signedHash, options.AssertionState ?? "", cancellationToken);
        return options.RequestOptionsJson;
    }

    /// <summary>
    /// Whether the authenticator's answer proves that this citizen's device verified its user for this binding and this
    /// content. The challenge is spent either way.
    /// </summary>
    public async Task<bool> CompleteAssertionAsync(
        string citizenId,
        string binding,
        string signedHash,
        string credentialJson,
        CancellationToken cancellationToken)
    {
        if (await TakeAsync(binding, citizenId, signedHash, cancellationToken) is not { } challenge)
        {
            return false;
        }

        using var manager = Manager(User(citizenId, ""));
        var result = await Handler(manager).PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = NoRequest(),
            CredentialJson = credentialJson,
            AssertionState = challenge.State,
        });
        if (!result.Succeeded || result.User.CitizenId != citizenId || !result.Passkey.IsUserVerified)
        {
            LogRefused(_logger, "assertion", result.Failure?.Message ?? "");
            return false;
        }

        var now = _time.GetUtcNow();
        string id = Base64Url.EncodeToString(result.Passkey.CredentialId);
        if (!await _store.UseAsync(id, result.Passkey.SignCount, now, cancellationToken))
        {
            LogRefused(_logger, "assertion", "counter");
            return false;
        }

        _verified[citizenId] = now;
        return true;
    }

    private Task OpenAsync(
        string id, string citizenId, string signedHash, string state, CancellationToken cancellationToken)
    {
        return _store.OpenAsync(
            new PasskeyChallenge
            {
                Id = id,
                CitizenId = citizenId,
                SignedHash = signedHash,
                State = state,
                ExpiresAt = _time.GetUtcNow() + _options.ChallengeLifetime,
            },
            cancellationToken);
    }

    private async Task<PasskeyChallenge?> TakeAsync(
        string id, string citizenId, string signedHash, CancellationToken cancellationToken)
    {
        var challenge = await _store.TakeAsync(id, cancellationToken);
        bool holds = challenge is not null
            && challenge.CitizenId == citizenId
            && challenge.SignedHash == signedHash
            && challenge.ExpiresAt > _time.GetUtcNow();
        return holds ? challenge : null;
    }

    private PasskeyUser User(string citizenId, string name)
    {
        byte[] mac = HMACSHA256.HashData(_options.UserHandleKey.AsSpan(), Encoding.UTF8.GetBytes(citizenId));
        return new PasskeyUser(citizenId, Base64Url.EncodeToString(mac), name.Length == 0 ? "GovDataHub" : name);
    }

    private UserManager<PasskeyUser> Manager(PasskeyUser user)
    {
#pragma warning disable CA2000 // The manager owns the store.
        return new UserManager<PasskeyUser>(
            new PasskeyUserStore(_store, user),
            Options.Create(new IdentityOptions()),
            new PasswordHasher<PasskeyUser>(),
            [],
            [],
            new UpperInvariantLookupNormalizer(),
            new IdentityErrorDescriber(),
            _noServices,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<UserManager<PasskeyUser>>.Instance);
#pragma warning restore CA2000
    }

    private PasskeyHandler<PasskeyUser> Handler(UserManager<PasskeyUser> manager)
    {
        return new PasskeyHandler<PasskeyUser>(manager, _handlerOptions);
    }

    /// <summary>The handler asks a request only for what the options already say: domain and origin.</summary>
    private static DefaultHttpContext NoRequest()
    {
        return new DefaultHttpContext();
    }

    private static PasskeyRecord Record(string citizenId, UserPasskeyInfo passkey)
    {
        return new PasskeyRecord
        {
            Id = Base64Url.EncodeToString(passkey.CredentialId),
            CitizenId = citizenId,
            PublicKey = passkey.PublicKey,
            SignCount = passkey.SignCount,
            IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible,
            IsBackedUp = passkey.IsBackedUp,
            AttestationObject = passkey.AttestationObject,
            ClientDataJson = passkey.ClientDataJson,
            CreatedAt = passkey.CreatedAt,
        };
    }

    [LoggerMessage(1, LogLevel.Warning, "A passkey {Ceremony} was refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string ceremony, string reason);
}
