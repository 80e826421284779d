using System.Globalization;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Tests.Connectors;

/// <summary>Makes random conditions over registers, with constants that occur in them.</summary>
internal sealed class RuleMaker(
    Random random, IReadOnlyList<Resource> registers, Func<string, IEnumerable<object?>> valuesOf)
{
    private readonly Dictionary<string, List<object?>> _values = [];

    public string Condition(int depth = 2)
    {
        if (depth > 0 && random.Next(3) > 0)
        {
            return random.Next(5) switch
            {
                0 => $"not({Condition(depth - 1)})",
                1 => $"if {Condition(depth - 1)} then {Condition(depth - 1)} else {Condition(depth - 1)}",
                2 or 3 => $"({Condition(depth - 1)} and {Condition(depth - 1)})",
                _ => $"({Condition(depth - 1)} or {Condition(depth - 1)})",
            };
        }

        var register = registers[random.Next(registers.Count)];
        return register.Many && random.Next(2) == 0 ? Counted(register) : About(register, Row(register), true);
    }

    private string Counted(Resource register)
    {
        // A field called item hides the row that item would be.
        var item = register.Field("item") is null ? "item." : "";
        var filter = random.Next(4) == 0 ? "" : $"[{About(register, "", false)} and {About(register, item, false)}]";
        return $"count({register.Coordinate}{filter}) {Sign()} {random.Next(4)}";
    }

    private string Row(Resource register)
    {
        if (!register.Many)
            return register.Coordinate + ".";
        var filter = random.Next(2) == 0 ? "" : $"[{About(register, "", false)}]";
        return $"{register.Coordinate}{filter}[{random.Next(1, 3)}].";
    }

    private string About(Resource register, string prefix, bool whole)
    {
        var field = register.Fields[random.Next(register.Fields.Length)];
        var path = prefix + field.Name;
        if (random.Next(6) == 0)
            return random.Next(2) == 0 ? $"{path} = null" : $"isNone({path})";
        return field.Type switch
        {
            FieldType.Int or FieldType.Number or FieldType.Money => Number(field, path),
            FieldType.Bool => $"{path} {(random.Next(2) == 0 ? "=" : "!=")} {(random.Next(2) == 0 ? "true" : "false")}",
            FieldType.Date => Day(field, path, whole),
            FieldType.DateTime => $"{Since()}({path}) {Sign()} {random.Next(-40, 400)}",
            FieldType.Json => $"{path} != null",
            _ => Text(field, path),
        };
    }

    private string Number(RegisterField field, string path)
    {
        return random.Next(6) switch
        {
            0 => $"nz({path}) {Sign()} {Constant(field)}",
            1 => $"{path} * 3 - {Constant(field)} {Sign()} {Constant(field)}",
            2 => $"{path} in [{Constant(field)}..{Constant(field)}]",
            3 => $"{path} + supply.amount {Sign()} {Constant(field)}",
            4 => $"{path} / 7 between 0 and {Constant(field)}",
            _ => $"{path} {Sign()} {Constant(field)}",
        };
    }

    private string Day(RegisterField field, string path, bool whole)
    {
        return random.Next(6) switch
        {
            0 => $"{path} {Sign()} today()",
            1 => $"age({path}) {Sign()} {random.Next(80)}",
            2 => $"{Since()}({path}) {Sign()} {random.Next(-40, 400)}",
            3 when whole => $"{path}.year = thisYear() - {random.Next(3)}",
            4 => $"{path} {Sign()} supply.day",
            _ => $"{path} {Sign()} {Constant(field)}",
        };
    }

    private string Text(RegisterField field, string path)
    {
        return random.Next(4) switch
        {
            0 => $"{path} in [{Constant(field)}, {Constant(field)}]",
            1 => $"{path} {Sign()} {Constant(field)}",
            2 => $"{path} = supply.missing",
            _ => $"{path} {(random.Next(2) == 0 ? "=" : "!=")} {Constant(field)}",
        };
    }

    private string Since()
    {
        return new[] { "daysSince", "daysUntil", "monthsSince", "yearsSince" }[random.Next(4)];
    }

    private string Sign()
    {
        return new[] { "=", "!=", "<", "<=", ">", ">=" }[random.Next(6)];
    }

    private string Constant(RegisterField field)
    {
        if (!_values.TryGetValue(field.Coordinate, out var values))
            _values[field.Coordinate] = values = [.. valuesOf(field.Coordinate).Take(50)];
        return values.Count == 0 ? "null" : values[random.Next(values.Count)] switch
        {
            null => "null",
            string text => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
            DateOnly date => $"@\"{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }
}
