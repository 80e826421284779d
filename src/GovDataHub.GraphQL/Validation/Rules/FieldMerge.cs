using System.Runtime.CompilerServices;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Two selections that cannot share a response name, and why.</summary>
/// <param name="ResponseName">The response name.</param>
/// <param name="Reason">Why, as the middle of a sentence.</param>
/// <param name="First">The first selection, then those below it that conflict.</param>
/// <param name="Second">The second selection, then those below it that conflict.</param>
internal sealed record FieldConflict(
    string ResponseName, string Reason, IReadOnlyList<FieldNode> First, IReadOnlyList<FieldNode> Second);

/// <summary>
/// Finds selections that cannot be merged. Fields of a selection set are compared with each other and with those of
/// the fragments it spreads, fragments pair by pair; each pair of a selection and a fragment, and of two fragments, is
/// compared once, so the work does not explode with nested fragments, and a budget ends what is built to explode.
/// </summary>
/// <param name="context">The document and its schema.</param>
internal sealed class FieldMerge(ValidationContext context)
{
    private const int Budget = 500_000;
    private const int LongestReason = 1000;
    private const int MostNodes = 20;
    private const int UsualNames = 64;

    private readonly Dictionary<(CompositeType?, SelectionSetNode), CollectedSelections> _collected = [];

    // Used again for each selection set of at most so many selections; emptying a large set is not cheap.
    private readonly HashSet<string> _names = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private int _spent;

    /// <summary>Finds the conflicts within a selection set.</summary>
    /// <param name="parent">The type selected on; null when the schema does not know it.</param>
    /// <param name="selections">The selection set.</param>
    /// <returns>The conflicts in order.</returns>
    public List<FieldConflict> FindConflicts(CompositeType? parent, SelectionSetNode selections)
    {
        if (AreFieldsOfDifferentNames(selections))
            return [];
        var conflicts = new List<FieldConflict>();
        var collected = Collect(parent, selections);
        CompareWithin(conflicts, collected);
        var fragments = collected.Fragments;
        for (var index = 0; index < fragments.Count; index++)
        {
            CompareWithFragment(conflicts, collected, fragments[index], exclusive: false);
            for (var other = index + 1; other < fragments.Count; other++)
                CompareFragments(conflicts, fragments[index], fragments[other], exclusive: false);
        }

        return conflicts;
    }

    /// <summary>Cuts text that would make a message unreadable.</summary>
    /// <param name="text">The text.</param>
    /// <returns>At most a thousand characters of it.</returns>
    public static string Shorten(string text)
    {
        return text.Length > LongestReason ? text[..LongestReason] + "..." : text;
    }

    /// <summary>Whether a selection set has nothing to compare, as most have not; nothing is collected then.</summary>
    private bool AreFieldsOfDifferentNames(SelectionSetNode selections)
    {
        var names = selections.Selections.Length <= UsualNames ? _names : [];
        names.Clear();
        foreach (var selection in selections.Selections)
        {
            if (selection is not FieldNode field || !names.Add(field.ResponseName))
                return false;
        }

        return true;
    }

    private void CompareWithin(List<FieldConflict> conflicts, CollectedSelections collected)
    {
        foreach (var group in collected.Fields)
        {
            for (var first = group; first is not null; first = first.Next)
            {
                for (var second = first.Next; second is not null; second = second.Next)
                    Compare(conflicts, first, second, exclusive: false);
            }
        }
    }

    private void CompareWithFragment(
        List<FieldConflict> conflicts, CollectedSelections collected, string fragment, bool exclusive)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Spend(1);
        if (collected.Fields.Count == 0 || !collected.MarkCompared(fragment, exclusive))
            return;
        if (CollectFragment(fragment) is not { } other || ReferenceEquals(collected, other))
            return;
        CompareBetween(conflicts, collected, other, exclusive);
        foreach (var inner in other.Fragments)
            CompareWithFragment(conflicts, collected, inner, exclusive);
    }

    private void CompareFragments(List<FieldConflict> conflicts, string first, string second, bool exclusive)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Spend(2);
        if (first == second || WereCompared(first, second, exclusive) || WereCompared(second, first, exclusive))
            return;
        _comparedFragments[(first, second)] = exclusive;
        if (CollectFragment(first) is not { } left || CollectFragment(second) is not { } right)
            return;
        CompareBetween(conflicts, left, right, exclusive);
        foreach (var inner in right.Fragments)
            CompareFragments(conflicts, first, inner, exclusive);
        foreach (var inner in left.Fragments)
            CompareFragments(conflicts, inner, second, exclusive);
    }

    private bool WereCompared(string first, string second, bool exclusive)
    {
        return _comparedFragments.TryGetValue((first, second), out var known) && (exclusive || !known);
    }

    private void CompareBetween(
        List<FieldConflict> conflicts, CollectedSelections left, CollectedSelections right, bool exclusive)
    {
        if (right.Fields.Count == 0)
            return;
        foreach (var group in left.Fields)
        {
            Spend(1);
            var others = right.Find(group.Name);
            for (var field = others is null ? null : group; field is not null; field = field.Next)
            {
                for (var other = others; other is not null; other = other.Next)
                    Compare(conflicts, field, other, exclusive);
            }
        }
    }

    private void Compare(List<FieldConflict> conflicts, SelectedField first, SelectedField second, bool exclusive)
    {
        Spend(2);
        var name = first.Name;
        exclusive |= !ReferenceEquals(first.Parent, second.Parent)
            && first.Parent is ObjectType && second.Parent is ObjectType;
        if (!exclusive && DifferenceOf(first.Node, second.Node) is { } difference)
        {
            conflicts.Add(new(name, difference, [first.Node], [second.Node]));
            return;
        }

        if (first.Definition is { } left && second.Definition is { } right && TypesConflict(left.Type, right.Type))
        {
            var reason = $"they return conflicting types \"{left.Type}\" and \"{right.Type}\"";
            conflicts.Add(new(name, reason, [first.Node], [second.Node]));
            return;
        }

        if (first.Node.SelectionSet is null || second.Node.SelectionSet is null)
            return;
        var below = CompareBelow(first, second, exclusive);
        if (below.Count > 0)
            conflicts.Add(Enclose(below, name, first.Node, second.Node));
    }

    private List<FieldConflict> CompareBelow(SelectedField first, SelectedField second, bool exclusive)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var conflicts = new List<FieldConflict>();
        var left = Collect(first.Definition?.Type.Named as CompositeType, first.Node.SelectionSet!);
        var right = Collect(second.Definition?.Type.Named as CompositeType, second.Node.SelectionSet!);
        CompareBetween(conflicts, left, right, exclusive);
        foreach (var fragment in right.Fragments)
            CompareWithFragment(conflicts, left, fragment, exclusive);
        foreach (var fragment in left.Fragments)
            CompareWithFragment(conflicts, right, fragment, exclusive);
        foreach (var one in left.Fragments)
        {
            foreach (var other in right.Fragments)
                CompareFragments(conflicts, one, other, exclusive);
        }

        return conflicts;
    }

    private string? DifferenceOf(FieldNode first, FieldNode second)
    {
        if (first.Name.Value != second.Name.Value)
            return $"\"{Shorten(first.Name.Value)}\" and \"{Shorten(second.Name.Value)}\" are different fields";
        return HaveSameArguments(first, second) ? null : "they have differing arguments";
    }

    private bool HaveSameArguments(FieldNode first, FieldNode second)
    {
        if (first.Arguments.Length != second.Arguments.Length)
            return false;
        foreach (var argument in first.Arguments)
        {
            Spend(1);
            var other = second.Arguments.LastOrDefault(one => one.Name.Value == argument.Name.Value);
            if (other is null || !SyntaxEquality.AreEqual(argument.Value, other.Value))
                return false;
        }

        return true;
    }

    private static bool TypesConflict(GraphQLType left, GraphQLType right)
    {
        return (left, right) switch
        {
            (ListType a, ListType b) => TypesConflict(a.Of, b.Of),
            (ListType, _) or (_, ListType) => true,
            (NonNullType a, NonNullType b) => TypesConflict(a.Of, b.Of),
            (NonNullType, _) or (_, NonNullType) => true,
            (CompositeType, CompositeType) => false,
            _ => !ReferenceEquals(left, right),
        };
    }

    /// <summary>Makes conflicts between selections below two fields one conflict between the fields.</summary>
    private static FieldConflict Enclose(List<FieldConflict> below, string name, FieldNode first, FieldNode second)
    {
        var reason = "";
        foreach (var conflict in below.TakeWhile(_ => reason.Length <= LongestReason))
        {
            reason += $"{(reason.Length == 0 ? "" : " and ")}subfields \"{Shorten(conflict.ResponseName)}\" conflict "
                + $"because {conflict.Reason}";
        }

        return new(
            name,
            Shorten(reason),
            Enclose(first, below.Select(conflict => conflict.First)),
            Enclose(second, below.Select(conflict => conflict.Second)));
    }

    private static List<FieldNode> Enclose(FieldNode field, IEnumerable<IReadOnlyList<FieldNode>> below)
    {
        var nodes = new List<FieldNode> { field };
        foreach (var conflict in below)
        {
            nodes.AddRange(conflict.Skip(conflict.Count - (MostNodes - nodes.Count)));
            if (nodes.Count == MostNodes)
                break;
        }

        return nodes;
    }

    private CollectedSelections? CollectFragment(string name)
    {
        return context.FindFragment(name) is { } fragment
            ? Collect(context.Schema.FindType<CompositeType>(fragment.TypeCondition.Name.Value), fragment.SelectionSet)
            : null;
    }

    private CollectedSelections Collect(CompositeType? parent, SelectionSetNode selections)
    {
        if (!_collected.TryGetValue((parent, selections), out var collected))
        {
            collected = new();
            Collect(collected, parent, selections);
            _collected[(parent, selections)] = collected;
        }

        return collected;
    }

    private void Collect(CollectedSelections collected, CompositeType? parent, SelectionSetNode selections)
    {
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    collected.Add(new(parent, field, (parent as ImplementingType)?.Fields.Find(field.Name.Value)));
                    break;
                case FragmentSpreadNode spread:
                    collected.AddFragment(spread.Name.Value);
                    break;
                case InlineFragmentNode { TypeCondition: { } condition } inline:
                    var on = context.Schema.FindType<CompositeType>(condition.Name.Value);
                    Collect(collected, on, inline.SelectionSet);
                    break;
                case InlineFragmentNode inline:
                    Collect(collected, parent, inline.SelectionSet);
                    break;
                default:
                    break;
            }
        }
    }

    private void Spend(int work)
    {
        _spent += work;
        if (_spent > Budget)
            throw new ValidationAbortedException("Validation aborted.");
    }
}
