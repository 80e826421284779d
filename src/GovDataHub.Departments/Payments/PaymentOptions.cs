using System.Security.Cryptography;

namespace GovDataHub.Departments.Payments;

/// <summary>Where the sandbox payment provider keeps its ledger and how it behaves. Section <c>Payments</c>.</summary>
public sealed record PaymentOptions
{
    /// <summary>The folder of the ledger and, unless configured, of the signing key.</summary>
    public required string Folder { get; init; }

    /// <summary>The key callbacks are signed with; shared with whoever receives them.</summary>
    public required string SigningKey { get; init; }

    /// <summary>The port, on 127.0.0.1 and ::1.</summary>
    public int Port { get; init; } = 5085;

    /// <summary>How long a payment takes from acceptance to settlement.</summary>
    public TimeSpan SettleAfter { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long it takes under the fault <c>slow</c>.</summary>
    public TimeSpan SlowSettleAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a callback may take to be answered.</summary>
    public TimeSpan CallbackTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The wait after the first failed delivery; it doubles with each further one.</summary>
    public TimeSpan FirstRetryAfter { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Deliveries tried before a callback is given up; the payment can still be asked about.</summary>
    public int CallbackAttempts { get; init; } = 10;

    /// <summary>
    /// Reads <c>HUB_PAYMENTS</c> (for its port) and the section <c>Payments</c>. Without <c>Payments:SigningKey</c>
    /// the key is the one in <c>payments/signing.key</c> under the data folder, made on first use and readable by its
    /// owner only.
    /// </summary>
    public static PaymentOptions From(IConfiguration configuration, string dataFolder)
    {
        IConfigurationSection section = configuration.GetSection("Payments");
        string folder = Path.Combine(dataFolder, "payments");
        PaymentOptions usual = new() { Folder = folder, SigningKey = string.Empty };
        return usual with
        {
            SigningKey = section["SigningKey"] is { Length: > 0 } key ? key : KeyIn(folder),
            Port = Uri.TryCreate(configuration["HUB_PAYMENTS"], UriKind.Absolute, out Uri? address)
                ? address.Port
                : section.GetValue("Port", usual.Port),
            SettleAfter = section.GetValue("SettleAfter", usual.SettleAfter),
            SlowSettleAfter = section.GetValue("SlowSettleAfter", usual.SlowSettleAfter),
            FirstRetryAfter = section.GetValue("FirstRetryAfter", usual.FirstRetryAfter),
            CallbackTimeout = section.GetValue("CallbackTimeout", usual.CallbackTimeout),
            CallbackAttempts = section.GetValue("CallbackAttempts", usual.CallbackAttempts),
        };
    }

    /// <summary>The signing key kept in a folder; made when there is none.</summary>
    public static string KeyIn(string folder)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, "signing.key");
        if (File.Exists(path))
            return File.ReadAllText(path).Trim();
        // Written beside and moved without overwriting: of two processes that start together one key wins.
        string fresh = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        FileStreamOptions ownerOnly = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            ownerOnly.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (StreamWriter writer = new(fresh, ownerOnly))
            writer.Write(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        try
        {
            File.Move(fresh, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(fresh);
        }

        return File.ReadAllText(path).Trim();
    }
}
