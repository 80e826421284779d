namespace GovDataHub.Federation.Supergraph;

/// <summary>A rule of composition that does not hold.</summary>
/// <param name="Code">Which rule, stable: <c>TYPE_COLLISION</c>.</param>
/// <param name="File">The file it is about.</param>
/// <param name="Line">The line, from 1; 0 when it is about something missing.</param>
/// <param name="Message">What is wrong and what is expected.</param>
public sealed record CompositionError(string Code, string File, int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        return $"{File}:{Line}: {Code}: {Message}";
    }
}
