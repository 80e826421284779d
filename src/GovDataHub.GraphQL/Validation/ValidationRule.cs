using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation;

/// <summary>
/// One rule at work on one document: told of the nodes it asked for as the walk enters and leaves them.
/// </summary>
/// <param name="context">What all rules share.</param>
internal abstract class ValidationRule(ValidationContext context)
{
    /// <summary>The rule's name, for the errors it reports.</summary>
    public string Name { get; set; } = "";

    /// <summary>What all rules share.</summary>
    protected ValidationContext Context { get; } = context;

    /// <summary>The walk has come to a node.</summary>
    /// <param name="node">A node of a kind the rule asked for.</param>
    /// <returns>False when the rule has no interest in what is below the node.</returns>
    public virtual bool Enter(SyntaxNode node)
    {
        return true;
    }

    /// <summary>The walk has been through everything below a node.</summary>
    /// <param name="node">A node of a kind the rule asked for.</param>
    public virtual void Leave(SyntaxNode node)
    {
    }

    /// <summary>Reports what is wrong.</summary>
    /// <param name="message">A sentence a person can act on.</param>
    /// <param name="places">Where, in reading order.</param>
    protected void Report(string message, params ReadOnlySpan<Location> places)
    {
        var locations = ImmutableArray.CreateBuilder<SourceLocation>(places.Length);
        foreach (var place in places)
            locations.Add(place.ToSourceLocation());
        Context.Report(new(message)
        {
            Locations = locations.MoveToImmutable(),
            Rule = Name,
            Code = ErrorCodes.ValidationFailed,
        });
    }
}

/// <summary>A rule: its name, which nodes it wants to be told of, and how to put it to work.</summary>
/// <param name="Name">Its name, as in the reference implementation.</param>
/// <param name="Create">Makes the rule for one document.</param>
/// <param name="Enters">Kinds of nodes it wants on the way down.</param>
/// <param name="Leaves">Kinds of nodes it wants on the way up.</param>
internal sealed record RuleDefinition(
    string Name,
    Func<ValidationContext, ValidationRule> Create,
    ImmutableArray<SyntaxKind> Enters,
    ImmutableArray<SyntaxKind> Leaves);

/// <summary>Rules in their order, sorted by the nodes they want.</summary>
internal sealed class RuleSet
{
    private readonly RuleDefinition[] _definitions;

    public RuleSet(params RuleDefinition[] definitions)
    {
        _definitions = definitions;
        Names = [.. definitions.Select(definition => definition.Name)];
        Entering = Sort(definition => definition.Enters);
        Leaving = Sort(definition => definition.Leaves);
    }

    /// <summary>The rules' names in order.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>For each kind of node the indexes of the rules to tell on the way down.</summary>
    public int[][] Entering { get; }

    /// <summary>For each kind of node the indexes of the rules to tell on the way up.</summary>
    public int[][] Leaving { get; }

    /// <summary>Puts the rules to work on a document.</summary>
    /// <param name="context">What they share.</param>
    /// <returns>The rules in order.</returns>
    public ValidationRule[] Create(ValidationContext context)
    {
        var rules = new ValidationRule[_definitions.Length];
        for (var index = 0; index < rules.Length; index++)
        {
            rules[index] = _definitions[index].Create(context);
            rules[index].Name = _definitions[index].Name;
        }

        return rules;
    }

    private int[][] Sort(Func<RuleDefinition, ImmutableArray<SyntaxKind>> kinds)
    {
        return
        [
            .. Enum.GetValues<SyntaxKind>().Select(kind => Enumerable.Range(0, _definitions.Length)
                .Where(index => kinds(_definitions[index]).Contains(kind)).ToArray()),
        ];
    }
}

/// <summary>Ends a validation that has cost or found enough.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the validator.")]
internal sealed class ValidationAbortedException(string message) : Exception(message);
