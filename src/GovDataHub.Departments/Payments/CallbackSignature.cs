using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GovDataHub.Departments.Payments;

/// <summary>
/// The header <c>Payment-Signature: t=&lt;unix seconds&gt;,v1=&lt;hex&gt;</c>, HMAC-SHA256 under the shared key over
/// the digits of the time, a full stop, and the body's bytes. The time lets the receiver refuse what is replayed late.
/// </summary>
public static class CallbackSignature
{
    /// <summary>The header's name.</summary>
    public const string Header = "Payment-Signature";

    /// <summary>The header's value for a body sent at that time.</summary>
    public static string Create(string key, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        string seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(seconds), (byte)'.', .. body];
        byte[] mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed);
        return $"t={seconds},v1={Convert.ToHexStringLower(mac)}";
    }
}
