namespace GovDataHub.GraphQL.Execution;

/// <summary>Resolves a field's value; completing synchronously costs no task.</summary>
/// <param name="context">The field.</param>
/// <returns>
/// The value: null, a leaf's value, a list (any enumerable but a string), or an object in whatever form the resolvers
/// of its fields understand.
/// </returns>
public delegate ValueTask<object?> FieldResolver(FieldContext context);

/// <summary>
/// Which code resolves which field. A field without a resolver is taken by its name from the enclosing object, when
/// that is a dictionary or a JSON object. Filled once, then read by any number of threads.
/// </summary>
public sealed class ResolverMap
{
    private readonly Dictionary<(string Type, string Field), FieldResolver> _fields = [];
    private readonly Dictionary<(string Type, string Field), Func<FieldContext, IAsyncEnumerable<object?>>> _streams =
        [];

    private readonly Dictionary<string, Func<object, string?>> _types = [];

    /// <summary>Resolves a field.</summary>
    /// <param name="coordinate">The field as <c>Type.field</c>.</param>
    /// <param name="resolver">The resolver.</param>
    /// <returns>This map.</returns>
    public ResolverMap Add(string coordinate, FieldResolver resolver)
    {
        _fields.Add(Split(coordinate), resolver);
        return this;
    }

    /// <summary>Resolves a field without waiting for anything.</summary>
    /// <param name="coordinate">The field as <c>Type.field</c>.</param>
    /// <param name="resolver">The resolver.</param>
    /// <returns>This map.</returns>
    public ResolverMap AddSync(string coordinate, Func<FieldContext, object?> resolver)
    {
        return Add(coordinate, context => new(resolver(context)));
    }

    /// <summary>
    /// Makes the source stream of a subscription field; each event becomes the root value of a response.
    /// </summary>
    /// <param name="coordinate">The field as <c>Subscription.field</c>.</param>
    /// <param name="resolver">Makes the stream.</param>
    /// <returns>This map.</returns>
    public ResolverMap AddSubscription(string coordinate, Func<FieldContext, IAsyncEnumerable<object?>> resolver)
    {
        _streams.Add(Split(coordinate), resolver);
        return this;
    }

    /// <summary>
    /// Tells the object type of a value of an interface or union; without it the value's <c>__typename</c> entry does.
    /// </summary>
    /// <param name="type">The interface's or union's name.</param>
    /// <param name="resolver">Gives the object type's name for a value.</param>
    /// <returns>This map.</returns>
    public ResolverMap AddTypeResolver(string type, Func<object, string?> resolver)
    {
        _types.Add(type, resolver);
        return this;
    }

    internal FieldResolver? FindField(string type, string field)
    {
        return _fields.GetValueOrDefault((type, field));
    }

    internal Func<FieldContext, IAsyncEnumerable<object?>>? FindStream(string type, string field)
    {
        return _streams.GetValueOrDefault((type, field));
    }

    internal Func<object, string?>? FindType(string type)
    {
        return _types.GetValueOrDefault(type);
    }

    private static (string Type, string Field) Split(string coordinate)
    {
        var parts = coordinate.Split('.');
        if (parts.Length != 2)
            throw new ArgumentException("A field is written Type.field.", nameof(coordinate));
        return (parts[0], parts[1]);
    }
}
