namespace GovDataHub.Audit.Tests.Chaining;

internal static class AppendingChild
{
    public const string Argument = "--append-until-killed";

    public static Task<int> RunAsync(string directory)
    {
        return Task.FromResult(directory.Length);
    }
}
