namespace GovDataHub.Federation.Catalogue;

/// <summary>A file under <c>schemas/</c> is not what it must be. The message begins with file and line.</summary>
/// <param name="file">The file's name.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="problem">What is wrong and what is expected.</param>
public sealed class CatalogueException(string file, long line, string problem)
    : Exception($"{file}:{line}: {problem}")
{
    /// <summary>The file's name.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1.</summary>
    public long Line { get; } = line;
}
