using System.Security.Cryptography;
using System.Text;
using GovDataHub.Cli.Client;
using GovDataHub.Matters.Passkeys;

namespace GovDataHub.Cli.Matters;

/// <summary>
/// A persona's software passkey under <c>HUB_DATA/passkeys</c>: the key and its counter, readable by their owner only.
/// The server verifies it like any other.
/// </summary>
internal sealed class SoftwarePasskeyFile
{
    private readonly string _path;

    public SoftwarePasskeyFile(string dataDirectory, string persona)
    {
        // An identity number is no file name.
        string name = persona.All(letter => char.IsAsciiLetter(letter) || letter == '-')
            ? persona
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(persona)))[..16];
        _path = Path.Combine(dataDirectory, "passkeys", $"{name}.json");
    }

    /// <summary>The passkey kept, or a new one.</summary>
    /// <exception cref="HubUsageException">The file is not a passkey.</exception>
    public SoftwareAuthenticator Open()
    {
        try
        {
            return File.Exists(_path)
                ? SoftwareAuthenticator.Load(File.ReadAllText(_path))
                : SoftwareAuthenticator.Create();
        }
        catch (FormatException)
        {
            throw new HubUsageException($"{_path} is not a software passkey; delete it and a new one is registered");
        }
    }

    /// <summary>Keeps it: before the answer is sent, so that a counter is never used twice.</summary>
    public void Save(SoftwareAuthenticator passkey)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var ownerOnly = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            ownerOnly.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(_path + ".next", ownerOnly);
        writer.Write(passkey.Save());
        writer.Close();
        File.Move(_path + ".next", _path, overwrite: true);
    }
}
