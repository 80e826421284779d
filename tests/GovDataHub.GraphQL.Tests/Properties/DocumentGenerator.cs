using System.Globalization;
using System.Text;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Tests.Properties;

/// <summary>Writes random documents: any that parse, or ones valid for a schema by construction.</summary>
internal sealed class DocumentGenerator(Random random)
{
    private static readonly string[] Names =
        ["a", "b2", "_c", "name", "on_", "query", "type", "fragment", "nullable", "trueish", "aRatherLongFieldName"];

    private static readonly string[] Strings =
    [
        "\"\"", "\"x\"", "\"\\n\\t\\u0001\\\\ \\\"\"", "\"中\\uD83D\\uDE00\\u{1F600}\"", "\"\"\"block\"\"\"",
        "\"\"\"\n  two\n    lines\n\"\"\"", "\"\"\" \\\"\"\" \"\"\"",
        "\"\"\"\r\n a\r b\n\"\"\"", "\"\"\"ends \"\n\"\"\"",
    ];

    // After so many fields a valid document grows no deeper.
    private const int EnoughFields = 300;

    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _variables = [];
    private int _aliases;

    /// <summary>A document of one to three definitions of any kind.</summary>
    public static string Any(int seed)
    {
        var generator = new DocumentGenerator(new(seed));
        for (var count = 1 + generator.Pick(3); count > 0; count--)
            generator.Definition();
        return generator._text.ToString();
    }

    /// <summary>A query that breaks no rule for a schema.</summary>
    public static string Valid(int seed, Schema schema)
    {
        var generator = new DocumentGenerator(new(seed));
        generator.Selections(schema, schema.QueryType!, 0);
        var variables = generator._variables.Count == 0
            ? ""
            : $"({string.Join(", ", generator._variables.Select(one => $"${one.Key}: {one.Value}"))})";
        return $"query Q{variables} {generator._text}";
    }

    private int Pick(int count)
    {
        return random.Next(count);
    }

    private string Pick(string[] options)
    {
        return options[Pick(options.Length)];
    }

    private void Definition()
    {
        var description = Pick(3) == 0 ? Pick(Strings) + "\n" : "";
        _text.Append(Pick(8) switch
        {
            0 => "{ a }",
            1 => $"{description}subscription S ",
            2 => $"{description}fragment F on T {Directives()} ",
            3 => $"{description}type T implements & A & B {Directives()} {{ {FieldDefinitions()} }}",
            4 => $"{description}input I {Directives()} {{ {InputValues()} }}",
            5 => $"{description}enum E {{ {description} A {Directives()} B }} union U = | A | B",
            6 => $"{description}directive @d({InputValues()}) repeatable on FIELD | QUERY",
            _ => $"extend schema @x {{ query: Q }} extend scalar S @{Pick(Names)}",
        });
        if (_text[^1] == ' ')
            AnySelections(0);
        _text.Append('\n');
    }

    private void AnySelections(int depth)
    {
        _text.Append('{');
        for (var count = 1 + Pick(3); count > 0; count--)
        {
            switch (Pick(depth > 3 ? 1 : 4))
            {
                case 1:
                    _text.Append(" ...F ").Append(Directives());
                    break;
                case 2:
                    _text.Append(Pick(2) == 0 ? " ... on T " : " ... ").Append(Directives());
                    AnySelections(depth + 1);
                    break;
                default:
                    _text.Append(Pick(2) == 0 ? $" {Pick(Names)}: " : " ").Append(Pick(Names)).Append(Arguments());
                    if (depth < 4 && Pick(3) == 0)
                        AnySelections(depth + 1);
                    break;
            }
        }

        _text.Append('}');
    }

    private string Directives()
    {
        return Pick(2) == 0 ? "" : $"@{Pick(Names)}{Arguments()} ";
    }

    private string Arguments()
    {
        return Pick(2) == 0 ? "" : $"({Pick(Names)}: {AnyValue(0)}, {Pick(Names)}: {AnyValue(0)})";
    }

    private string FieldDefinitions()
    {
        return $"{Pick(Strings)} {Pick(Names)}({InputValues()}): [T!]! {Pick(Names)}: Int";
    }

    private string InputValues()
    {
        return $"{Pick(Names)}: [Int] = [1, null] {Pick(Strings)} {Pick(Names)}: T!";
    }

    private string AnyValue(int depth)
    {
        return Pick(depth > 2 ? 5 : 7) switch
        {
            0 => random.Next(-1000, 1000).ToString(CultureInfo.InvariantCulture),
            1 => Pick(["1.5", "-0.0", "1e10", "2.5E-3"]),
            2 => Pick(Strings),
            3 => Pick(["true", "false", "null", "ENUM"]),
            4 => "1",
            5 => $"[{AnyValue(depth + 1)} {AnyValue(depth + 1)}]",
            _ => $"{{{Pick(Names)}: {AnyValue(depth + 1)}}}",
        };
    }

    private void Selections(Schema schema, CompositeType type, int depth)
    {
        _text.Append("{ __typename ");
        IEnumerable<FieldDefinition> fields = type is ImplementingType implementing ? implementing.Fields : [];
        foreach (var field in fields.Where(_ => Pick(2) == 0))
        {
            if (field.Type.Named is CompositeType && (depth > 3 || _aliases > EnoughFields))
                continue;
            _text.Append(CultureInfo.InvariantCulture, $"a{_aliases++}: {field.Name}").Append(Arguments(field));
            if (Pick(4) == 0)
                _text.Append(CultureInfo.InvariantCulture, $" @skip(if: {Variable("Boolean!")})");
            if (field.Type.Named is CompositeType below)
                Selections(schema, below, depth + 1);
            _text.Append(' ');
        }

        if (depth < 4 && Pick(2) == 0)
        {
            var possible = schema.PossibleTypes(type);
            var on = possible[Pick(possible.Length)];
            _text.Append(CultureInfo.InvariantCulture, $"... on {on.Name} ");
            Selections(schema, on, depth + 1);
        }

        _text.Append('}');
    }

    private string Arguments(FieldDefinition field)
    {
        var given = field.Arguments.Where(argument => argument.IsRequired || Pick(2) == 0)
            .Select(argument => $"{argument.Name}: {Value(argument.Type, 0)}").ToArray();
        return given.Length == 0 ? "" : $"({string.Join(", ", given)})";
    }

    private string Variable(string type)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"v{_variables.Count}");
        _variables[name] = type;
        return "$" + name;
    }

    private string Value(GraphQLType type, int depth)
    {
        if (depth == 0 && Pick(5) == 0)
            return Variable(type.ToString()!);
        if (!type.IsNonNull && Pick(6) == 0)
            return "null";
        return type.Nullable switch
        {
            ListType list => Pick(3) == 0 ? Value(NotNull(list.Of), depth + 1) : $"[{Value(list.Of, depth + 1)}]",
            EnumType values => values.Values[Pick(values.Values.Count)].Name,
            InputObjectType { IsOneOf: true } one => OneField(one, depth),
            InputObjectType input => Fields(input, depth),
            { Named.Name: "Boolean" } => Pick(["true", "false"]),
            { Named.Name: "Int" or "ID" } => random.Next(-9, 10).ToString(CultureInfo.InvariantCulture),
            { Named.Name: "Float" } => Pick(["1", "2.5", "-1e3"]),
            _ => Pick(Strings),
        };
    }

    private static GraphQLType NotNull(GraphQLType type)
    {
        return type.IsNonNull ? type : new NonNullType(type);
    }

    private string OneField(InputObjectType type, int depth)
    {
        var field = type.Fields[Pick(type.Fields.Count)];
        return $"{{{field.Name}: {Value(NotNull(field.Type), depth + 1)}}}";
    }

    private string Fields(InputObjectType type, int depth)
    {
        var fields = type.Fields.Where(field => field.IsRequired || (depth < 3 && Pick(2) == 0))
            .Select(field => $"{field.Name}: {Value(field.Type, depth + 1)}");
        return $"{{{string.Join(", ", fields)}}}";
    }
}
