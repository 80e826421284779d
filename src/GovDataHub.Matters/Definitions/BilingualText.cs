namespace GovDataHub.Matters.Definitions;

/// <summary>A text in both languages the platform serves.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public sealed record BilingualText(string Zh, string En);
