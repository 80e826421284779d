using System.Collections.Immutable;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;

namespace GovDataHub.Rules.Splitting;

/// <summary>Whose registers at which department: what a part may span.</summary>
internal readonly record struct PartSubject(string Department, string? Role, RegisterSubject Subject);

/// <summary>A name bound within a rule: by an iterator, a parameter, an entry or a filter's row.</summary>
/// <param name="Row">
/// The register whose row it holds, or of whose row it is a field; null when it is something else.
/// </param>
/// <param name="IsField">Whether it is a field.</param>
internal sealed record Binding(RegisterReference? Row, bool IsField);

/// <summary>The names bound around a node.</summary>
internal sealed record Bindings(ImmutableDictionary<string, Binding> Names)
{
    public static Bindings None { get; } = new(ImmutableDictionary.Create<string, Binding>(StringComparer.Ordinal));

    public bool Holds(string name) => Names.ContainsKey(name);

    public Binding? Find(string name) => Names.GetValueOrDefault(name);

    public Bindings With(string name, RegisterReference? row) => new(Names.SetItem(name, new Binding(row, false)));

    /// <summary>Inside a filter: <c>item</c>, and the row's fields by their names.</summary>
    public Bindings WithRow(RegisterReference? row, RegisterCatalogue catalogue)
    {
        var bound = With("item", row);
        if (row is not { } register || catalogue.Find(register.Department, register.Resource) is not { } definition)
            return bound;
        var field = new Binding(register, true);
        return new Bindings(bound.Names.SetItems(
            definition.Fields.Select(entry => KeyValuePair.Create(entry.Key, field))));
    }
}

/// <summary>What a node reads: collected once over the node, with what was bound around it.</summary>
internal sealed class RegisterUse(RegisterCatalogue catalogue)
{
    private readonly SortedSet<string> _coordinates = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _supplies = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _registers = new(StringComparer.Ordinal);
    private readonly HashSet<PartSubject> _subjects = [];
    private Bindings _outer = Bindings.None;

    /// <summary>The departments and subjects.</summary>
    public IReadOnlyCollection<PartSubject> Subjects => _subjects;

    /// <summary>The names under <c>supply</c>.</summary>
    public IReadOnlyCollection<string> Supplies => _supplies;

    /// <summary>Whether it uses a name bound around it, so that it means nothing elsewhere.</summary>
    public bool Escapes { get; private set; }

    /// <summary>The fields, and the registers of which no field is read.</summary>
    public IEnumerable<string> Coordinates => _coordinates
        .Concat(_registers.Where(register => !_coordinates.Any(
            coordinate => coordinate.StartsWith(register + ".", StringComparison.Ordinal))))
        .Order(StringComparer.Ordinal);

    public static RegisterUse Of(FeelNode node, Bindings outer, RegisterCatalogue catalogue)
    {
        var use = new RegisterUse(catalogue) { _outer = outer };
        use.Visit(node, outer, rowsOnly: false);
        return use;
    }

    /// <summary>The register whose rows a node stands for, or null.</summary>
    public static RegisterReference? Rows(FeelNode node, Bindings bound, RegisterCatalogue catalogue) => node switch
    {
        NameReference name => bound.Find(name.Name) is { IsField: false } binding ? binding.Row : null,
        FilterExpression filter => Rows(filter.Source, bound, catalogue),
        PathExpression path => Register(path, bound, catalogue),
        _ => null,
    };

    /// <summary>The register a path names: <c>DEPT.resource</c> or <c>role.DEPT.resource</c>.</summary>
    public static RegisterReference? Register(PathExpression path, Bindings bound, RegisterCatalogue catalogue)
    {
        var (role, department) = path.Source switch
        {
            NameReference name when !bound.Holds(name.Name) => (null, name.Name),
            PathExpression { Source: NameReference name, Name: var inner }
                when !bound.Holds(name.Name) && catalogue.IsRole(name.Name) => (name.Name, inner),
            _ => ((string?)null, (string?)null),
        };
        return department is not null && catalogue.Find(department, path.Name) is not null
            ? new RegisterReference(role, department, path.Name)
            : null;
    }

    /// <summary>What is bound inside a child, in the order of <see cref="NodeSearch.Children"/>.</summary>
    public static IEnumerable<(FeelNode Child, Bindings Bound)> Inner(
        FeelNode node, Bindings bound, RegisterCatalogue catalogue)
    {
        switch (node)
        {
            case FilterExpression filter:
                return
                [
                    (filter.Source, bound),
                    (filter.Condition, bound.WithRow(Rows(filter.Source, bound, catalogue), catalogue)),
                ];
            case ForExpression loop:
                return Iterated(loop.Iterators, loop.Body, bound.With("partial", null), catalogue);
            case QuantifiedExpression quantified:
                return Iterated(quantified.Iterators, quantified.Condition, bound, catalogue);
            case FunctionDefinition function:
                var inner = function.Parameters.Aggregate(
                    bound, (names, parameter) => names.With(parameter.Name, null));
                return [(function.Body, inner)];
            case ContextExpression context:
                return Entries(context, bound);
            case InExpression within:
                return [(within.Value, bound), .. within.Tests.Select(test => (test, bound.With("?", null)))];
            default:
                return NodeSearch.Children(node).Select(child => (child, bound));
        }
    }

    private static List<(FeelNode Child, Bindings Bound)> Iterated(
        IEnumerable<Iterator> iterators, FeelNode body, Bindings bound, RegisterCatalogue catalogue)
    {
        var children = new List<(FeelNode, Bindings)>();
        foreach (var iterator in iterators)
        {
            children.Add((iterator.Source, bound));
            if (iterator.To is { } last)
                children.Add((last, bound));
            bound = bound.With(iterator.Name, Rows(iterator.Source, bound, catalogue));
        }

        children.Add((body, bound));
        return children;
    }

    private static List<(FeelNode Child, Bindings Bound)> Entries(ContextExpression context, Bindings bound)
    {
        var children = new List<(FeelNode, Bindings)>();
        foreach (var (name, node) in context.Entries)
        {
            children.Add((node, bound));
            bound = bound.With(name, null);
        }

        return children;
    }

    private void Visit(FeelNode node, Bindings bound, bool rowsOnly)
    {
        switch (node)
        {
            case NameReference name:
                Name(name.Name, bound, rowsOnly);
                return;
            case PathExpression { Source: NameReference { Name: "supply" } } path when !bound.Holds("supply"):
                _supplies.Add(path.Name);
                return;
            case PathExpression path when Register(path, bound, catalogue) is { } register:
                Use(register, rowsOnly);
                return;
            case PathExpression path when Rows(path.Source, bound, catalogue) is { } row:
                Field(row, path.Name);
                Visit(path.Source, bound, rowsOnly: true);
                return;
            default:
                Children(node, bound, rowsOnly);
                return;
        }
    }

    private void Children(FeelNode node, Bindings bound, bool rowsOnly)
    {
        foreach (var (child, inner) in Inner(node, bound, catalogue))
        {
            // Counting rows, or asking whether there is one, reads none of their fields.
            var isSource = node is FilterExpression filter && ReferenceEquals(child, filter.Source);
            Visit(child, inner, isSource ? rowsOnly : ReadsOnlyRows(node));
        }
    }

    private static bool ReadsOnlyRows(FeelNode parent) => parent switch
    {
        Invocation { Function: NameReference { Name: "count" or "size" or "isNone" } } => true,
        ComparisonExpression { Left: Literal { Value.IsNull: true } } => true,
        ComparisonExpression { Right: Literal { Value.IsNull: true } } => true,
        ForExpression or QuantifiedExpression => true,
        _ => false,
    };

    private void Name(string name, Bindings bound, bool rowsOnly)
    {
        if (bound.Find(name) is not { } binding)
            return;
        Escapes |= ReferenceEquals(binding, _outer.Find(name));
        if (binding is { Row: { } row, IsField: true })
            Field(row, name);
        else if (binding.Row is { } register && !rowsOnly)
            Use(register, rowsOnly: false);
    }

    private void Use(RegisterReference register, bool rowsOnly)
    {
        Touch(register);
        if (rowsOnly)
            return;
        foreach (var field in catalogue.Find(register.Department, register.Resource)!.Fields)
            _coordinates.Add(register.Coordinate(field.Key));
    }

    private void Field(RegisterReference register, string field)
    {
        Touch(register);
        _coordinates.Add(register.Coordinate(field));
    }

    private void Touch(RegisterReference register)
    {
        var definition = catalogue.Find(register.Department, register.Resource)!;
        _registers.Add($"{register.Department}.{register.Resource}");
        _subjects.Add(new PartSubject(register.Department, register.Role, definition.Subject));
    }
}
