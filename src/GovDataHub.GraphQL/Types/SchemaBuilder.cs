using System.Collections.Immutable;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Validation;

namespace GovDataHub.GraphQL.Types;

/// <summary>What a schema is built with beside its documents.</summary>
public sealed record SchemaOptions
{
    /// <summary>No custom coercions, everything checked.</summary>
    public static SchemaOptions Default { get; } = new();

    /// <summary>Coercions of custom scalars by the scalar's name; others take any value.</summary>
    public IReadOnlyDictionary<string, ScalarCoercion> Scalars { get; init; } =
        ImmutableDictionary<string, ScalarCoercion>.Empty;

    /// <summary>
    /// Skips the rules of sections 3 and 5 for documents known to hold them, such as a generated supergraph. References
    /// to unknown types are still errors.
    /// </summary>
    public bool AssumeValid { get; init; }

    /// <summary>Whether <c>extend type X</c> without a definition of X defines it, as subgraph schemas do.</summary>
    public bool ExtensionsDefine { get; init; }
}

/// <summary>A schema, or why there is none.</summary>
/// <param name="Schema">The schema; null exactly when there are errors.</param>
/// <param name="Errors">What is wrong with the documents, in order.</param>
public readonly record struct SchemaResult(Schema? Schema, ImmutableArray<GraphQLError> Errors);

/// <summary>
/// Makes a schema from type system documents: definitions and extensions of all documents taken together, built-in
/// scalars, introspection types and directives added.
/// </summary>
public static class SchemaBuilder
{
    /// <summary>Makes a schema from parsed documents.</summary>
    /// <param name="documents">The documents, in order.</param>
    /// <param name="options">Coercions and what to check; <see cref="SchemaOptions.Default"/> when null.</param>
    /// <returns>The schema, or all errors found.</returns>
    public static SchemaResult Build(IReadOnlyList<DocumentNode> documents, SchemaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        options ??= SchemaOptions.Default;
        if (options.ExtensionsDefine)
            documents = OrphanExtensions.Define(documents);
        if (!options.AssumeValid)
        {
            var broken = Validator.ValidateTypeSystem(documents);
            if (!broken.IsEmpty)
                return new(null, broken);
        }

        var assembler = new TypeSystemAssembler(documents, options, isBuiltIn: false);
        var system = assembler.Assemble();
        if (assembler.Errors.Count > 0)
            return new(null, [.. assembler.Errors]);
        var schema = Connect(system);
        var errors = options.AssumeValid ? [] : SchemaValidator.Validate(schema);
        return errors.IsEmpty ? new(schema, []) : new(null, errors);
    }

    /// <summary>Makes a schema from one source text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">Coercions and what to check; <see cref="SchemaOptions.Default"/> when null.</param>
    /// <returns>The schema, or all errors found, a syntax error among them.</returns>
    public static SchemaResult Build(string text, SchemaOptions? options = null)
    {
        var (document, error) = GraphQLParser.Parse(text);
        return document is null ? new(null, [error!]) : Build([document], options);
    }

    private static Schema Connect(TypeSystem system)
    {
        var roots = RootTypes(system);
        var directives = system.Directives
            .Concat(IntrospectionTypes.Directives.Where(one => system.Directives.All(d => d.Name != one.Name)))
            .ToArray();
        var order = new ReferencedTypes();
        order.AddDefined(system.Types);
        foreach (var root in roots)
            order.Add(root);
        foreach (var argument in directives.SelectMany(directive => directive.Arguments))
            order.Add(argument.Type.Named);
        order.Add(IntrospectionTypes.Schema);
        return new(new(order.Types), new(directives))
        {
            Roots = roots,
            Description = system.SchemaNodes.OfType<SchemaDefinitionNode>().FirstOrDefault()?.Description?.Value,
            Nodes = system.SchemaNodes,
        };
    }

    /// <summary>
    /// The types named for query, mutation and subscription, of whatever kind: those the schema's definition and
    /// extensions name; without a definition those of these names come first.
    /// </summary>
    private static ImmutableArray<NamedType?> RootTypes(TypeSystem system)
    {
        var roots = new NamedType?[3];
        foreach (var root in system.SchemaNodes.SelectMany(node => node.OperationTypes))
            roots[(int)root.Operation] = system.FindType(root.Type.Name.Value);
        if (!system.SchemaNodes.OfType<SchemaDefinitionNode>().Any())
        {
            foreach (var operation in Enum.GetValues<OperationKind>())
                roots[(int)operation] = system.FindType(operation.ToString()) ?? roots[(int)operation];
        }

        return [.. roots];
    }

    /// <summary>
    /// Named types in the order introspection lists them: as defined, each followed by what it refers to first.
    /// </summary>
    private sealed class ReferencedTypes
    {
        private readonly HashSet<NamedType> _seen = [];
        private readonly LinkedList<NamedType> _order = [];

        public IEnumerable<NamedType> Types => _order;

        /// <summary>Lists the defined types; each moves behind those its predecessors refer to.</summary>
        public void AddDefined(IEnumerable<NamedType> types)
        {
            foreach (var type in types)
            {
                if (_seen.Add(type))
                    _order.AddLast(type);
            }

            foreach (var type in _order.ToArray())
            {
                _seen.Remove(type);
                _order.Remove(type);
                Add(type);
            }
        }

        public void Add(NamedType? root)
        {
            var pending = new Stack<NamedType?>([root]);
            while (pending.TryPop(out var type))
            {
                if (type is null || !_seen.Add(type))
                    continue;
                _order.AddLast(type);
                foreach (var reference in References(type).Reverse())
                    pending.Push(reference);
            }
        }

        private static IEnumerable<NamedType> References(NamedType type)
        {
            return type switch
            {
                UnionType union => union.Types,
                ImplementingType fields => fields.Interfaces.Concat<NamedType>(
                    fields.Fields.SelectMany(field =>
                        field.Arguments.Select(argument => argument.Type.Named).Prepend(field.Type.Named))),
                InputObjectType input => input.Fields.Select(field => field.Type.Named),
                _ => [],
            };
        }
    }
}
