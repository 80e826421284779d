using System.Collections.Immutable;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>What a resolver is told about the field it resolves; valid until its answer is complete.</summary>
public sealed class FieldContext
{
    private readonly ExecutionScope _scope;

    internal FieldContext(ExecutionScope scope)
    {
        _scope = scope;
    }

    /// <summary>The value of the enclosing object.</summary>
    public required object? Source { get; init; }

    /// <summary>The enclosing object's type.</summary>
    public required ObjectType ParentType { get; init; }

    /// <summary>The field's definition.</summary>
    public required FieldDefinition Field { get; init; }

    /// <summary>Coerced arguments by name; one neither given nor with a default is not among them.</summary>
    public required IReadOnlyDictionary<string, object?> Arguments { get; init; }

    /// <summary>The selections of the field, in order.</summary>
    public required ImmutableArray<FieldNode> Nodes { get; init; }

    /// <summary>The field's position in the response.</summary>
    public required ResponsePath Path { get; init; }

    /// <summary>The schema being executed.</summary>
    public required Schema Schema { get; init; }

    /// <summary>What the request gave as its state.</summary>
    public required object? State { get; init; }

    /// <summary>Collects the fields selected below this one, for a resolver that looks ahead.</summary>
    public required FieldCollector Collector { get; init; }

    /// <summary>The operation's coerced variables.</summary>
    public required IReadOnlyDictionary<string, object?> Variables { get; init; }

    /// <summary>Cancelled when nobody waits for the answer any more.</summary>
    public required CancellationToken CancellationToken { get; init; }

    /// <summary>
    /// Says what the field's value comes from; the payload that carries the value tells:
    /// <see cref="ResponsePayload.Origins"/>.
    /// </summary>
    /// <param name="origin">Any object; told apart by identity.</param>
    public void AddOrigin(object origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        _scope.AddOrigin(origin);
    }

    /// <summary>The value of an argument, or null when it has none.</summary>
    /// <typeparam name="T">The type it has inside the engine.</typeparam>
    /// <param name="name">The argument's name.</param>
    /// <returns>The value.</returns>
    public T? Argument<T>(string name)
    {
        return Arguments.TryGetValue(name, out var value) ? (T?)value : default;
    }
}

/// <summary>Thrown by a resolver to make its field a located error that the client is meant to read.</summary>
public sealed class FieldErrorException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="code">The stable code, written as <c>extensions.code</c>.</param>
    /// <param name="message">What is wrong, without personal data.</param>
    /// <param name="extensions">Further entries of <c>extensions</c>, or null.</param>
    public FieldErrorException(
        string code, string message, IReadOnlyDictionary<string, object?>? extensions = null)
        : base(message)
    {
        Code = code;
        Extensions = extensions;
    }

    /// <summary>The stable code.</summary>
    public string Code { get; }

    /// <summary>Further entries of <c>extensions</c>, or null.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>Where in the document, when it is not the field itself.</summary>
    internal ImmutableArray<SourceLocation> Locations { get; init; } = [];

    internal GraphQLError ToError()
    {
        return new(Message) { Locations = Locations, Code = Code, Extensions = Extensions };
    }
}
