using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;
using GovDataHub.TestKit;

namespace GovDataHub.Benchmarks.Rules;

/// <summary>One matter's rule over one made-up citizen's registers.</summary>
/// <param name="Code">The matter.</param>
/// <param name="Rule">All its conditions as one expression.</param>
/// <param name="Registers">What the registers say.</param>
/// <param name="Supplies">What the citizen gives.</param>
/// <param name="Json">Registers and supplies as the other engine reads them, dates as <c>{"$date"}</c>.</param>
internal sealed record BenchmarkCase(
    string Code,
    FeelExpression Rule,
    ImmutableDictionary<RegisterReference, RegisterAnswer> Registers,
    FeelValue.Context Supplies,
    JsonObject Json);

/// <summary>Every matter of <c>schemas/</c>, and registers with values out of a seed.</summary>
internal static class BenchmarkCity
{
    public static readonly DateOnly Today = new(2025, 9, 1);

    public static RegisterCatalogue Catalogue() => new(
        Repository.Departments.SelectMany(department => department.Value.Resources.Select(
            resource => Definition(department.Key, resource.Key, resource.Value))),
        Repository.Matters.Values.SelectMany(matter => matter.Roles.Keys).Distinct());

    /// <summary>The conditions of each matter, as the definitions write them.</summary>
    public static IEnumerable<(string Code, string[] Conditions)> Rules() => Repository.Matters.Values
        .OrderBy(matter => matter.Code, StringComparer.Ordinal)
        .Select(matter => (matter.Code, matter.Eligibility.Select(condition => condition.When).ToArray()));

    /// <summary>So many citizens for each matter.</summary>
    public static IEnumerable<BenchmarkCase> Cases(RegisterCatalogue catalogue, int citizens)
    {
        var random = new Random(1);
        foreach (var (code, conditions) in Rules())
        {
            var rule = FeelExpression.Require(string.Join(" and ", conditions.Select(condition => $"({condition})")));
            for (var citizen = 0; citizen < citizens; citizen++)
                yield return Case(code, rule, catalogue, random);
        }
    }

    private static BenchmarkCase Case(string code, FeelExpression rule, RegisterCatalogue catalogue, Random random)
    {
        var json = new JsonObject();
        var registers = ImmutableDictionary.CreateBuilder<RegisterReference, RegisterAnswer>();
        foreach (var register in References(code))
        {
            var definition = catalogue.Find(register.Department, register.Resource)!;
            var count = random.Next(definition.Many ? 4 : 2);
            var rows = Enumerable.Range(0, count).Select(_ => Row(definition, random)).ToList();
            registers[register] = new RegisterAnswer.Rows([.. rows.Select(row => Context(row, definition))]);
            var department = Child(register.Role is { } role ? Child(json, role) : json, register.Department);
            department[register.Resource] = definition.Many ? new JsonArray([.. rows]) : rows.FirstOrDefault();
        }

        var supplies = new JsonObject();
        foreach (var supply in Repository.Matters[code].Supplies)
            supplies[supply.Name] = Value(Type(supply.Type, null), random);
        json["supply"] = supplies;
        return new BenchmarkCase(code, rule, registers.ToImmutable(), FeelContext(supplies), json);
    }

    private static IEnumerable<RegisterReference> References(string code) => Repository.Matters[code].Needs
        .Where(need => need.For.Contains("rule"))
        .Select(need => need.F.Split('.') is [var department, var resource, ..]
            ? new RegisterReference(need.Role, department, resource)
            : default)
        .Distinct();

    private static JsonObject Child(JsonObject parent, string name)
    {
        parent.TryAdd(name, new JsonObject());
        return parent[name]!.AsObject();
    }

    private static JsonObject Row(RegisterDefinition definition, Random random)
    {
        var row = new JsonObject();
        foreach (var (name, type) in definition.Fields)
            row[name] = random.Next(12) == 0 ? null : Value(type, random);
        return row;
    }

    private static JsonNode Value(FeelType type, Random random)
    {
        if (type is FeelType.Enumeration values)
            return values.Values[random.Next(values.Values.Length)];
        if (type == FeelType.Number)
            return random.Next(100_000) / 100m;
        if (type == FeelType.Boolean)
            return random.Next(2) == 0;
        if (type == FeelType.Date || type == FeelType.DateTime)
            return Day(Today.AddDays(random.Next(-20_000, 1_000)));
        return random.Next(2) == 0 ? "330100" : "none";
    }

    private static JsonObject Day(DateOnly day) =>
        new() { ["$date"] = day.ToString("O", CultureInfo.InvariantCulture) };

    private static FeelValue.Context Context(JsonObject row, RegisterDefinition definition) =>
        FeelValue.Context.Of(definition.Fields.Select(field => KeyValuePair.Create(field.Key, From(row[field.Key]))));

    private static FeelValue.Context FeelContext(JsonObject values) =>
        FeelValue.Context.Of(values.Select(value => KeyValuePair.Create(value.Key, From(value.Value))));

    private static FeelValue From(JsonNode? node) => node switch
    {
        null => FeelValue.None,
        JsonObject day => FeelValue.Of(DateOnly.Parse((string)day["$date"]!, CultureInfo.InvariantCulture)),
        _ => FeelJson.Read(JsonSerializer.SerializeToElement(node)),
    };

    private static RegisterDefinition Definition(string department, string resource, ResourceDocument document) => new(
        department,
        resource,
        RegisterSubject.Person,
        document.Many,
        [
            .. document.Fields.Select(field => KeyValuePair.Create(
                field.Key, Type(field.Value.Type, field.Value.Values?.Keys))),
        ]);

    private static FeelType Type(string name, IEnumerable<string>? values) => name switch
    {
        "int" or "number" or "money" => FeelType.Number,
        "bool" => FeelType.Boolean,
        "date" => FeelType.Date,
        "datetime" => FeelType.DateTime,
        "enum" when values is not null => FeelType.EnumOf(values),
        _ => FeelType.String,
    };
}
