using System.Buffers;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GovDataHub.Departments.Payments;

/// <summary>Turns what came over the wire into an order, or into the problem with it.</summary>
internal static class PaymentOrders
{
    private const int LongestText = 200;
    private const decimal LargestAmount = 100_000_000m;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>Null when the key can be used.</summary>
    public static PaymentProblem? ProblemWithKey(Microsoft.Extensions.Primitives.StringValues key)
    {
        if (key is not [{ Length: > 0 } only])
            return PaymentProblem.KeyRequired;
        return only.Length > LongestText || only.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? PaymentProblem.KeyInvalid
            : null;
    }

    /// <summary>The order, or what is wrong with the body.</summary>
    public static (PaymentOrder? Order, PaymentProblem? Problem) Read(string key, ReadOnlySpan<byte> json)
    {
        PaymentBody? body;
        try
        {
            body = JsonSerializer.Deserialize(json, PaymentJson.Default.PaymentBody);
        }
        catch (JsonException)
        {
            body = null;
        }

        if (body is null)
            return (null, PaymentProblem.BodyInvalid);
        if (AmountOf(body.Amount) is not { } amount)
            return (null, PaymentProblem.AmountInvalid);
        if (body.PayeeAccount is not { Length: >= 8 and <= 32 } payee || payee.AsSpan().ContainsAnyExcept(Digits))
            return (null, PaymentProblem.PayeeInvalid);
        if (body.Reference is not { Length: > 0 and <= LongestText } reference || reference.Any(char.IsControl))
            return (null, PaymentProblem.ReferenceInvalid);
        return CallbackOf(body.CallbackUrl) is { } callback
            ? (new PaymentOrder(key, amount, payee, reference, callback), null)
            : (null, PaymentProblem.CallbackInvalid);
    }

    /// <summary>
    /// What makes two orders the same one: their meaning, so that 1500 and "1500.00" are equal, and not their bytes.
    /// </summary>
    public static byte[] Fingerprint(PaymentOrder order) => SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', PaymentView.Text(order.Amount), order.PayeeAccount, order.CallbackUrl.AbsoluteUri,
            order.Reference)));

    private static decimal? AmountOf(JsonElement? amount)
    {
        string? text = amount switch
        {
            { ValueKind: JsonValueKind.String } value => value.GetString(),
            { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
            _ => null,
        };
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal yuan)
            && yuan is > 0 and <= LargestAmount && decimal.Round(yuan, 2) == yuan
                ? yuan
                : null;
    }

    private static Uri? CallbackOf(string? text) =>
        text?.Length <= 2_000 && Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            && uri.Scheme == Uri.UriSchemeHttp && uri.UserInfo.Length == 0
            && (uri.Host == "localhost" || (IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? ip)
                && IPAddress.IsLoopback(ip)))
                ? uri
                : null;
}
