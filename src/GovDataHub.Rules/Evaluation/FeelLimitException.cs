namespace GovDataHub.Rules.Evaluation;

/// <summary>
/// An expression asks for more work or room than any rule needs: a loop without end, a list of everything. Thrown
/// instead of taking the process with it; an expression that only reads registers and compares never comes near.
/// </summary>
public sealed class FeelLimitException : Exception
{
    internal FeelLimitException(string message)
        : base(message)
    {
    }
}
