namespace GovDataHub.GraphQL.Tests.Properties;

/// <summary>Writes random schemas that hold every rule of section 3.</summary>
internal sealed class SchemaGenerator(Random random)
{
    private static readonly string[] Leaves = ["Int", "Float", "String", "Boolean", "ID", "Order", "Stamp"];

    private readonly int _inputs = 1 + random.Next(4);
    private readonly int _interfaces = 1 + random.Next(3);
    private readonly int _objects = 3 + random.Next(5);

    /// <summary>A schema with every kind of type.</summary>
    public static string Create(int seed)
    {
        return new SchemaGenerator(new(seed)).Write();
    }

    private string Write()
    {
        var interfaces = Range(_interfaces, index => Lines(2, field => $"n{index}{field}: {Leaf()}"));
        IEnumerable<string> definitions =
        [
            "enum Order { FIRST \"the last\" LAST @deprecated }",
            "scalar Stamp @specifiedBy(url: \"https://example.org/stamp\")",
            "directive @note(text: String = \"none\", of: In0) repeatable on FIELD | QUERY | OBJECT",
            .. Range(_inputs, Input),
            .. Range(_interfaces, index => $"interface N{index} {{ {interfaces[index]} }}"),
            .. Range(_objects, index => Object(index, interfaces)),
            $"union Both = T0 | T{_objects - 1}",
            $"type Query {{ {Fields("q", 6)} all: [T0!]! any: Both }}",
            $"extend type T0 @note {{ added({Arguments()}): Int }}",
        ];
        return string.Join('\n', definitions.OrderBy(_ => random.Next()));
    }

    private string Input(int index)
    {
        if (random.Next(4) == 0 && index > 0)
            return $"input In{index} @oneOf {{ {Lines(3, field => $"one{field}: {Leaf()}")} }}";
        var fields = Lines(3, field => random.Next(3) switch
        {
            0 => $"in{field}: Int{(random.Next(2) == 0 ? "! = 3" : "!")}",
            1 => $"in{field}: [[In{random.Next(_inputs)}!]]",
            _ => $"in{field}: {Wrap(Leaf())}",
        });
        return $"input In{index} {{ {fields} }}";
    }

    private string Object(int index, string[] interfaces)
    {
        var implemented = index % _interfaces;
        return $"type T{index} implements N{implemented} {{ {interfaces[implemented]} {Fields("f", 4)} }}";
    }

    private string Fields(string prefix, int count)
    {
        return Lines(count, field => random.Next(3) switch
        {
            0 => $"{prefix}{field}({Arguments()}): {Wrap($"T{random.Next(_objects)}")}",
            1 => $"{prefix}{field}: {Wrap($"N{random.Next(_interfaces)}")}",
            _ => $"{prefix}{field}({Arguments()}): {Wrap(Leaf())}",
        });
    }

    private string Arguments()
    {
        return $"a: {Wrap(Leaf())}, b: In{random.Next(_inputs)}, c: [Order!] = [FIRST]";
    }

    private string Leaf()
    {
        return Leaves[random.Next(Leaves.Length)];
    }

    private string Wrap(string type)
    {
        return random.Next(6) switch
        {
            0 => $"[{type}]",
            1 => $"[{type}!]!",
            2 => $"{type}!",
            _ => type,
        };
    }

    private static string Lines(int count, Func<int, string> line)
    {
        return string.Join(' ', Range(count, line));
    }

    private static string[] Range(int count, Func<int, string> item)
    {
        return [.. Enumerable.Range(0, count).Select(item)];
    }
}
