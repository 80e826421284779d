using System.Collections.Immutable;

namespace GovDataHub.Federation.Planning;

/// <summary>
/// When a part of a plan is wanted: a disjunction of places in the operation, each under conditions over Boolean
/// variables, so that one plan serves every request of an operation. Immutable.
/// </summary>
public sealed class Inclusion
{
    private readonly ImmutableArray<SelectionGuard> _anyOf;

    private Inclusion(ImmutableArray<SelectionGuard> anyOf)
    {
        _anyOf = anyOf;
    }

    /// <summary>Always wanted, and at once.</summary>
    public static Inclusion Always { get; } = new([SelectionGuard.None]);

    /// <summary>Whether it holds whatever the variables are, and is never deferred.</summary>
    public bool IsAlways => _anyOf is [{ Tests.IsEmpty: true, Deferrals.IsEmpty: true }];

    /// <summary>The places it is wanted at.</summary>
    public ImmutableArray<SelectionGuard> Places => _anyOf;

    /// <summary>Whether some place of it is inside a deferred fragment.</summary>
    public bool IsDeferrable => _anyOf.Any(place => !place.Deferrals.IsEmpty);

    /// <summary>Wanted at this place.</summary>
    public static Inclusion When(SelectionGuard place)
    {
        return place.Tests.IsEmpty && place.Deferrals.IsEmpty ? Always : new Inclusion([place]);
    }

    /// <summary>Wanted when either is.</summary>
    public Inclusion Or(Inclusion other)
    {
        if (IsAlways || other.IsAlways)
        {
            return Always;
        }

        ImmutableArray<SelectionGuard>.Builder anyOf = _anyOf.ToBuilder();
        foreach (SelectionGuard place in other._anyOf)
        {
            if (!anyOf.Any(known => known.IsSame(place)))
            {
                anyOf.Add(place);
            }
        }

        return new Inclusion(anyOf.ToImmutable());
    }

    /// <summary>Whether it holds for these variables; a variable that is missing or null is false.</summary>
    public bool Holds(IReadOnlyDictionary<string, object?> variables)
    {
        foreach (SelectionGuard place in _anyOf)
        {
            if (place.Holds(variables))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Empty when always, else such as <c> if $a or (!$b and $c)</c>, with <c>later</c> for a deferred place.
    /// </summary>
    public override string ToString()
    {
        return IsAlways ? "" : IsDeferrable && _anyOf.All(place => place.Tests.IsEmpty)
            ? _anyOf.All(place => !place.Deferrals.IsEmpty) ? " later" : ""
            : " if " + string.Join(" or ", _anyOf.Select(Text));
    }

    private static string Text(SelectionGuard place)
    {
        string tests = place.Tests switch
        {
            [] => "always",
            [var one] => one.ToString(),
            _ => $"({string.Join(" and ", place.Tests)})",
        };
        return place.Deferrals.IsEmpty ? tests : tests + " later";
    }
}
