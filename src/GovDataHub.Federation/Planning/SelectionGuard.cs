using System.Collections.Immutable;

namespace GovDataHub.Federation.Planning;

/// <summary>One <c>@include(if: $v)</c> (<paramref name="Expected"/> true) or <c>@skip(if: $v)</c> (false).</summary>
public readonly record struct VariableTest(string Variable, bool Expected)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        return Expected ? $"${Variable}" : $"!${Variable}";
    }
}

/// <summary>One <c>@defer</c> of an operation, by identity.</summary>
/// <param name="variable">The variable that switches it; null when it is always on.</param>
public sealed class Deferral(string? variable)
{
    /// <summary>Whether it is on for these variables.</summary>
    public bool Holds(IReadOnlyDictionary<string, object?> variables)
    {
        return variable is null || (variables.TryGetValue(variable, out object? given) && given is true);
    }
}

/// <summary>Where a selection stands: under which conditions, and inside which deferred fragments.</summary>
/// <param name="Tests">Tests of <c>@skip</c> and <c>@include</c>; all must hold.</param>
/// <param name="Deferrals">The deferred fragments around it, the outermost first.</param>
public sealed record SelectionGuard(ImmutableArray<VariableTest> Tests, ImmutableArray<Deferral> Deferrals)
{
    /// <summary>Neither conditional nor deferred.</summary>
    public static SelectionGuard None { get; } = new([], []);

    /// <summary>Whether its conditions hold for these variables; a variable that is missing or null is false.</summary>
    public bool Holds(IReadOnlyDictionary<string, object?> variables)
    {
        foreach (VariableTest test in Tests)
        {
            bool value = variables.TryGetValue(test.Variable, out object? given) && given is true;
            if (value != test.Expected)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether both stand in the same place.</summary>
    public bool IsSame(SelectionGuard other)
    {
        return Tests.SequenceEqual(other.Tests) && Deferrals.SequenceEqual(other.Deferrals);
    }
}
