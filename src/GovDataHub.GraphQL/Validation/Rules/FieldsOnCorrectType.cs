using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Selected fields exist on the type they are selected on (GraphQL section 5.3.1).</summary>
internal sealed class FieldsOnCorrectType(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(FieldsOnCorrectType),
        context => new FieldsOnCorrectType(context),
        [SyntaxKind.Field],
        []);

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        if (Context.Types!.ParentType is not { } parent || Context.Types.Field is not null)
            return true;
        var name = ((FieldNode)node).Name.Value;
        var suggestion = Suggestions.Ask(TypesWith(parent, name), "to use an inline fragment on");
        if (suggestion.Length == 0 && parent is ImplementingType type)
            suggestion = Suggestions.DidYouMean(name, type.Fields.Select(field => field.Name));
        Report($"Cannot query field \"{name}\" on type \"{parent.Name}\".{suggestion}", node.Location);
        return true;
    }

    /// <summary>
    /// Object types of an abstract type that do have the field, and their interfaces, the commonest first.
    /// </summary>
    private string[] TypesWith(CompositeType parent, string field)
    {
        if (parent is ObjectType)
            return [];
        var uses = new Dictionary<ImplementingType, int>();
        foreach (var possible in Context.Schema.PossibleTypes(parent))
        {
            if (possible.Fields.Find(field) is null)
                continue;
            uses[possible] = 1;
            foreach (var implemented in possible.Interfaces.Where(one => one.Fields.Find(field) is not null))
                uses[implemented] = uses.GetValueOrDefault(implemented) + 1;
        }

        var types = uses.Keys.ToArray();
        Array.Sort(types, (left, right) => Compare(uses, left, right));
        return [.. types.Select(type => type.Name)];
    }

    private int Compare(Dictionary<ImplementingType, int> uses, ImplementingType left, ImplementingType right)
    {
        if (uses[left] != uses[right])
            return uses[right] - uses[left];
        if (left is InterfaceType && Context.Schema.IsSubType(left, right))
            return -1;
        if (right is InterfaceType && Context.Schema.IsSubType(right, left))
            return 1;
        return Suggestions.CompareNaturally(left.Name, right.Name);
    }
}
