using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>A field of an input object is given once (GraphQL section 5.6.3).</summary>
internal sealed class UniqueInputFieldNames(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(UniqueInputFieldNames),
        context => new UniqueInputFieldNames(context),
        [SyntaxKind.ObjectValue, SyntaxKind.ObjectField],
        [SyntaxKind.ObjectValue]);

    private readonly Stack<Dictionary<string, NameNode>> _known = new();

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        if (node is ObjectValueNode)
        {
            _known.Push([]);
            return true;
        }

        var name = ((ObjectFieldNode)node).Name;
        if (!_known.Peek().TryAdd(name.Value, name))
        {
            Report(
                $"There can be only one input field named \"{name.Value}\".",
                _known.Peek()[name.Value].Location,
                name.Location);
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Leave(SyntaxNode node)
    {
        _known.Pop();
    }
}
