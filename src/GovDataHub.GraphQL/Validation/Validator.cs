using System.Collections.Immutable;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;
using GovDataHub.GraphQL.Validation.Rules;

namespace GovDataHub.GraphQL.Validation;

/// <summary>
/// Checks documents against the rules of GraphQL section 5, all rules in one walk, and type system documents against
/// theirs. Errors come in the order the walk meets them; at one node in the order of the rules.
/// </summary>
public static class Validator
{
    /// <summary>How many errors are reported before validation stops with one more that says so.</summary>
    public const int MostErrors = 100;

    private static readonly RuleSet Rules = new(
        ExecutableDefinitions.Definition,
        UniqueOperationNames.Definition,
        LoneAnonymousOperation.Definition,
        SingleFieldSubscriptions.Definition,
        KnownTypeNames.Definition,
        FragmentsOnCompositeTypes.Definition,
        VariablesAreInputTypes.Definition,
        ScalarLeafs.Definition,
        FieldsOnCorrectType.Definition,
        UniqueFragmentNames.Definition,
        KnownFragmentNames.Definition,
        NoUnusedFragments.Definition,
        PossibleFragmentSpreads.Definition,
        NoFragmentCycles.Definition,
        UniqueVariableNames.Definition,
        NoUndefinedVariables.Definition,
        NoUnusedVariables.Definition,
        KnownDirectives.Definition,
        UniqueDirectivesPerLocation.Definition,
        KnownArgumentNames.Definition,
        UniqueArgumentNames.Definition,
        ValuesOfCorrectType.Definition,
        ProvidedRequiredArguments.Definition,
        VariablesInAllowedPosition.Definition,
        OverlappingFieldsCanBeMerged.Definition,
        UniqueInputFieldNames.Definition,
        MaxIntrospectionDepth.Definition);

    private static readonly RuleSet TypeSystemRules = new(
        LoneSchemaDefinition.Definition,
        UniqueOperationTypes.Definition,
        UniqueTypeNames.Definition,
        UniqueEnumValueNames.Definition,
        UniqueFieldDefinitionNames.Definition,
        UniqueArgumentDefinitionNames.Definition,
        UniqueDirectiveNames.Definition,
        KnownTypeNames.Definition,
        KnownDirectives.Definition,
        UniqueDirectivesPerLocation.Definition,
        PossibleTypeExtensions.Definition,
        KnownArgumentNames.OnDirectivesDefinition,
        UniqueArgumentNames.Definition,
        UniqueInputFieldNames.Definition,
        ProvidedRequiredArguments.OnDirectivesDefinition);

    /// <summary>The names of the rules an executable document is held to, in their order.</summary>
    public static ImmutableArray<string> RuleNames => Rules.Names;

    /// <summary>The names of the rules a type system document is held to, in their order.</summary>
    public static ImmutableArray<string> TypeSystemRuleNames => TypeSystemRules.Names;

    /// <summary>Checks an executable document.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="document">The document.</param>
    /// <returns>What is wrong; empty when the document may be executed.</returns>
    public static ImmutableArray<GraphQLError> Validate(Schema schema, DocumentNode document)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        return Run(new(schema, document, MostErrors), Rules);
    }

    /// <summary>Checks type system documents taken together, before a schema is made of them.</summary>
    /// <param name="documents">The documents, in order.</param>
    /// <returns>What is wrong; empty when types can be made.</returns>
    public static ImmutableArray<GraphQLError> ValidateTypeSystem(IReadOnlyList<DocumentNode> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var document = documents.Count == 1
            ? documents[0]
            : new DocumentNode([.. documents.SelectMany(one => one.Definitions)], 0, default);
        return Run(new(null, document, int.MaxValue), TypeSystemRules);
    }

    private static ImmutableArray<GraphQLError> Run(ValidationContext context, RuleSet rules)
    {
        try
        {
            new DocumentWalker(context, rules).Walk(context.Document);
        }
        catch (ValidationAbortedException aborted)
        {
            context.Errors.Add(new(aborted.Message) { Code = ErrorCodes.ValidationFailed });
        }
        catch (InsufficientExecutionStackException)
        {
            context.Errors.Add(new("The document is nested too deep to be checked. Validation aborted.")
            {
                Code = ErrorCodes.LimitExceeded,
            });
        }

        return [.. context.Errors];
    }
}
