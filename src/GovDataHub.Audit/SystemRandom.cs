using System.Security.Cryptography;
using GovDataHub.Audit.Keys;

namespace GovDataHub.Audit;

/// <summary>The operating system's randomness, for everything but tests.</summary>
public static class SystemRandom
{
    /// <summary>Fills with bytes that nobody can predict.</summary>
    public static RandomFill Fill { get; } = RandomNumberGenerator.Fill;
}
