using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Effects;

/// <summary>What became of a report.</summary>
public enum CallbackResult
{
    /// <summary>Taken in now, or before: the provider need not send it again.</summary>
    Taken,

    /// <summary>The signature is wrong or too old: nothing was read.</summary>
    BadSignature,

    /// <summary>Signed, but not a report of a payment we asked for.</summary>
    NotUnderstood,
}

/// <summary>
/// Takes the provider's reports in: verified, kept once by message id, and the effect's work made due. What a report
/// means is decided when that work runs, so that reports may come twice, late, or in any order.
/// </summary>
public sealed class PaymentCallbacks(
    ICaseStore store, PaymentOptions options, TimeProvider time, WorkSignal signal)
{
    /// <summary>How far the signature's time may be from ours.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Takes one report. Durable when it returns <see cref="CallbackResult.Taken"/>.</summary>
    /// <param name="signature">
    /// The header <c>Payment-Signature: t=&lt;unix seconds&gt;,v1=&lt;hex HMAC-SHA256 of t.body&gt;</c>.
    /// </param>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<CallbackResult> TakeAsync(
        string? signature, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (!IsSigned(signature, body.Span))
        {
            return CallbackResult.BadSignature;
        }

        if (Parse(body.Span) is not { Reference: { Length: > 0 and <= 200 } key, Status: { } status } report)
        {
            return CallbackResult.NotUnderstood;
        }

        await using var transaction = await store.BeginAsync(cancellationToken);
        if (await transaction.FindEffectAsync(key, cancellationToken) is not { Kind: EffectKind.Payment })
        {
            return CallbackResult.NotUnderstood;
        }

        bool isNew = await transaction.ReceiveAsync(Message(report, key, status, transaction.Now), cancellationToken);
        if (isNew)
        {
            await transaction.WakeAsync(key, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        signal.Wake();
        return CallbackResult.Taken;
    }

    /// <summary>The signature's header for a body, as the provider makes it.</summary>
    public static string Sign(string key, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        string seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Convert.ToHexStringLower(Mac(key, seconds, body))}";
    }

    private bool IsSigned(string? header, ReadOnlySpan<byte> body)
    {
        string? seconds = null;
        string? mac = null;
        foreach (string part in (header ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            seconds = part.StartsWith("t=", StringComparison.Ordinal) ? part[2..] : seconds;
            mac = part.StartsWith("v1=", StringComparison.Ordinal) ? part[3..] : mac;
        }

        if (mac?.Length != 64
            || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long at)
            || Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - at) > Tolerance.TotalSeconds)
        {
            return false;
        }

        byte[] given = new byte[32];
        return Convert.FromHexString(mac, given, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, Mac(options.SigningKey, seconds, body));
    }

    private static byte[] Mac(string key, string seconds, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{seconds}."), .. body];
        return HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed);
    }

    private static PaymentReport? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, PaymentJson.Default.PaymentReport);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static InboxMessage Message(PaymentReport report, string key, string status, DateTimeOffset now)
    {
        string kind = HttpPaymentProvider.KindOf(status) switch
        {
            PaymentAnswerKind.Paid => "paid",
            PaymentAnswerKind.Failed => "failed",
            _ => "accepted",
        };
        return new InboxMessage
        {
            Source = "payment",
            MessageId = report.MessageId ?? $"{key}#{kind}",
            Key = key,
            Status = kind,
            At = now,
        };
    }
}
