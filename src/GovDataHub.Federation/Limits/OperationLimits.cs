namespace GovDataHub.Federation.Limits;

/// <summary>
/// What one operation may cost. All hold unless configured otherwise, for every caller and for trusted documents too;
/// each refuses with <c>LIMIT_EXCEEDED</c> and <c>extensions.limit: {name, maximum, found}</c>, the name in
/// <see cref="LimitName"/>.
/// </summary>
public sealed record OperationLimits
{
    /// <summary>The limits that hold unless configured otherwise.</summary>
    public static OperationLimits Default { get; } = new();

    /// <summary>Tokens of the document. The largest document of the portal has about 500.</summary>
    public int Tokens { get; init; } = 20_000;

    /// <summary>Nesting of fields, fragments followed. The usual introspection query nests 15 deep.</summary>
    public int Depth { get; init; } = 15;

    /// <summary>Aliases in an operation, counted wherever their fragment is spread.</summary>
    public int Aliases { get; init; } = 200;

    /// <summary>Different response names at the root; a department is one, and there are 59.</summary>
    public int RootFields { get; init; } = 70;

    /// <summary>Directives as written in the document.</summary>
    public int Directives { get; init; } = 200;

    /// <summary>Fields in an operation, counted wherever their fragment is spread.</summary>
    public int Fields { get; init; } = 10_000;

    /// <summary>
    /// Nesting of the lists by which introspection leads from types to types: <c>fields</c>, <c>interfaces</c>,
    /// <c>possibleTypes</c>, <c>inputFields</c>. The usual introspection query nests one.
    /// </summary>
    public int IntrospectionDepth { get; init; } = 3;

    /// <summary>Requests to departments.</summary>
    public int Fetches { get; init; } = 250;

    /// <summary>Objects an operation may ask for: its static cost, see <see cref="CostEstimate"/>.</summary>
    public int Cost { get; init; } = 30_000;

    /// <summary>Objects an answer may hold: the actual cost.</summary>
    public int ActualCost { get; init; } = 30_000;

    /// <summary>How long a list is taken to be that neither its arguments nor the schema say the size of.</summary>
    public int ListSize { get; init; } = 10;

    /// <summary>How long an operation may run.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);
}
