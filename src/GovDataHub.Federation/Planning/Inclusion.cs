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

/// <summary>
/// When a part of a plan is wanted: a disjunction of conjunctions over Boolean variables, so that one plan serves every
/// request of an operation. Immutable.
/// </summary>
public sealed class Inclusion
{
    private readonly ImmutableArray<ImmutableArray<VariableTest>> _anyOf;

    private Inclusion(ImmutableArray<ImmutableArray<VariableTest>> anyOf)
    {
        _anyOf = anyOf;
    }

    /// <summary>Always wanted.</summary>
    public static Inclusion Always { get; } = new([[]]);

    /// <summary>Whether it holds whatever the variables are.</summary>
    public bool IsAlways => _anyOf is [{ IsEmpty: true }];

    /// <summary>Wanted when all of these hold.</summary>
    public static Inclusion When(ImmutableArray<VariableTest> allOf)
    {
        return allOf.IsEmpty ? Always : new Inclusion([allOf]);
    }

    /// <summary>Wanted when either is.</summary>
    public Inclusion Or(Inclusion other)
    {
        if (IsAlways || other.IsAlways)
        {
            return Always;
        }

        ImmutableArray<ImmutableArray<VariableTest>>.Builder anyOf = _anyOf.ToBuilder();
        foreach (ImmutableArray<VariableTest> allOf in other._anyOf)
        {
            if (!anyOf.Any(known => known.SequenceEqual(allOf)))
            {
                anyOf.Add(allOf);
            }
        }

        return new Inclusion(anyOf.ToImmutable());
    }

    /// <summary>Whether it holds for these variables; a variable that is missing or null is false.</summary>
    public bool Holds(IReadOnlyDictionary<string, object?> variables)
    {
        foreach (ImmutableArray<VariableTest> allOf in _anyOf)
        {
            bool all = true;
            foreach (VariableTest test in allOf)
            {
                bool value = variables.TryGetValue(test.Variable, out object? given) && given is true;
                all &= value == test.Expected;
            }

            if (all)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Empty when always, else such as <c> if $a or (!$b and $c)</c>.</summary>
    public override string ToString()
    {
        return IsAlways ? "" : " if " + string.Join(" or ", _anyOf.Select(allOf => allOf.Length == 1
            ? allOf[0].ToString()
            : $"({string.Join(" and ", allOf)})"));
    }
}
