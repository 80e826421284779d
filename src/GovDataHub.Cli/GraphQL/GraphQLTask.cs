using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;
using GovDataHub.GraphQL.Validation;

namespace GovDataHub.Cli.GraphQL;

/// <summary>What to do with which texts; the same for a command and for a line of a batch.</summary>
internal sealed record GraphQLTask
{
    public required string Operation { get; init; }

    public string? Schema { get; init; }

    public string? Query { get; init; }

    public JsonElement? Data { get; init; }

    public JsonElement? Variables { get; init; }

    public string? OperationName { get; init; }

    /// <summary>Whether introspection asks for what editions after 2018 added.</summary>
    public bool Full { get; init; }

    /// <summary>Does it.</summary>
    /// <returns>What is wrong, or the result.</returns>
    /// <exception cref="ArgumentException">
    /// A text the operation needs is missing, or there is no such operation.
    /// </exception>
    public GraphQLOutcome Run()
    {
        return Operation switch
        {
            "parse" => Parse(Query ?? Require(Schema, "query")),
            "print" => Print(Query ?? Require(Schema, "query")),
            "validate" => Validate(Require(Schema, "schema"), Query),
            "introspect" => Introspect(Require(Schema, "schema")),
            "execute" => Execute(Require(Schema, "schema"), Require(Query, "query")),
            _ => throw new ArgumentException($"'{Operation}' is none of parse, print, validate, introspect, execute"),
        };
    }

    private static GraphQLOutcome Parse(string text)
    {
        var (document, error) = GraphQLParser.Parse(text);
        return error is null
            ? GraphQLOutcome.Of($"{document!.Definitions.Length} definitions, {document.TokenCount} tokens")
            : GraphQLOutcome.Wrong(error);
    }

    private static GraphQLOutcome Print(string text)
    {
        var (document, error) = GraphQLParser.Parse(text);
        return error is null ? GraphQLOutcome.Of(Printer.Print(document!)) : GraphQLOutcome.Wrong(error);
    }

    private static GraphQLOutcome Validate(string schemaText, string? query)
    {
        var (schema, errors) = SchemaBuilder.Build(schemaText);
        if (schema is null || query is null)
            return new(errors, null);
        var (document, error) = GraphQLParser.Parse(query);
        return document is null ? GraphQLOutcome.Wrong(error!) : new(Validator.Validate(schema, document), null);
    }

    private GraphQLOutcome Introspect(string schemaText)
    {
        var (schema, errors) = SchemaBuilder.Build(schemaText);
        if (schema is null)
            return new(errors, null);
        return Respond(new() { Schema = schema, Document = IntrospectionQuery.Document(Full) });
    }

    private GraphQLOutcome Execute(string schemaText, string query)
    {
        var validation = Validate(schemaText, query);
        if (!validation.Errors.IsEmpty)
            return validation with { Result = ExecutionResult.Refused(validation.Errors) };
        return Respond(new()
        {
            Schema = SchemaBuilder.Build(schemaText).Schema!,
            Document = GraphQLParser.Parse(query).Document!,
            OperationName = OperationName,
            Variables = Variables,
            RootValue = Data,
        });
    }

    private static GraphQLOutcome Respond(ExecutionRequest request)
    {
        var execution = Executor.ExecuteAsync(request);
        var response = execution.IsCompleted ? execution.Result : execution.AsTask().GetAwaiter().GetResult();
        return new(response.Errors, response);
    }

    private static string Require(string? text, string name)
    {
        return text ?? throw new ArgumentException($"'{name}' is missing");
    }
}

/// <summary>What came of a task.</summary>
/// <param name="Errors">What is wrong, in order.</param>
/// <param name="Result">A text, a response, or null.</param>
internal readonly record struct GraphQLOutcome(ImmutableArray<GraphQLError> Errors, object? Result)
{
    public static GraphQLOutcome Wrong(GraphQLError error)
    {
        return new([error], null);
    }

    public static GraphQLOutcome Of(string result)
    {
        return new([], result);
    }
}
