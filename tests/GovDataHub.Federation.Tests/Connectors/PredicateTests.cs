using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Registers;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;
using GovDataHub.TestKit;

namespace GovDataHub.Federation.Tests.Connectors;

/// <summary>What a source says of a condition must be what FEEL says over the truth.</summary>
[Collection(RunningCity.OneAtATime)]
public sealed class PredicateTests(RunningCity city)
{
    private static readonly DateOnly Today = new(2025, 9, 1);

    private static readonly ImmutableDictionary<string, object?> Supplies = ImmutableDictionary<string, object?>.Empty
        .Add("amount", 1500.00m).Add("text", "x").Add("day", new DateOnly(2025, 6, 1)).Add("missing", null);

    public static TheoryData<string> Departments =>
        [.. AllDepartments.InTheCity.Select(department => department.Code)];

    [Theory]
    [MemberData(nameof(Departments))]
    public async Task Outcomes_are_those_of_feel_over_the_truth(string code)
    {
        Random random = new(code.Sum(letter => letter * 31));
        var department = RunningCity.Catalogue.Department(code)!;
        foreach (var subject in new[] { SubjectKind.Person, SubjectKind.Enterprise, SubjectKind.Public })
        {
            var registers = department.Resources.Values.Where(r => r.Subject == subject).ToList();
            if (registers.Count == 0)
                continue;
            var keys = subject == SubjectKind.Public ? [""] : Keys(registers).Take(12).Append("330100190001010000");
            foreach (var key in keys)
            {
                RuleMaker maker = new(random, registers, Field);
                await HoldsAsync(department, subject, key, [.. Enumerable.Range(0, 25).Select(_ => maker.Condition())]);
            }
        }

        IEnumerable<object?> Field(string coordinate)
        {
            var register = coordinate[..coordinate.LastIndexOf('.')];
            var rows = city.Truth.Where(group => group.Key.Resource == register).SelectMany(group => group);
            return rows.Select(row => row.Values.GetValueOrDefault(coordinate[(coordinate.LastIndexOf('.') + 1)..]));
        }
    }

    private async Task HoldsAsync(
        Department department, SubjectKind subject, string key, ImmutableArray<string> expressions)
    {
        var outcomes = await city.Connectors.Get(department.Code).EvaluateAsync(
            new(subject, key, expressions, Today, Supplies), TestContext.Current.CancellationToken);
        for (var i = 0; i < expressions.Length; i++)
        {
            var expected = Truth(department, subject, key, expressions[i]);
            Assert.True(expected == outcomes[i], $"{expressions[i]}: {expected} is {outcomes[i]} at the source");
        }
    }

    private IEnumerable<string> Keys(List<Resource> registers)
    {
        var names = registers.Select(register => register.Coordinate).ToHashSet();
        return city.Truth.Where(rows => names.Contains(rows.Key.Resource))
            .GroupBy(rows => rows.Key.Key)
            .OrderByDescending(rows => rows.Sum(group => group.Count()))
            .Select(rows => rows.Key);
    }

    private PredicateOutcome Truth(Department department, SubjectKind subject, string key, string expression)
    {
        EvaluationTrace trace = new();
        RegisterCatalogue catalogue = new(department.Resources.Values.Select(Definition), []);
        var context = FeelContext.OverRegisters(
            Today,
            catalogue,
            register => Answer(department, subject, key, register),
            FeelValue.Context.Of(Supplies.Select(s => KeyValuePair.Create(s.Key, FeelValue.From(s.Value)))),
            trace);
        return FeelEvaluator.Evaluate(FeelExpression.Require(expression), context) switch
        {
            FeelValue.Boolean { Value: true } => PredicateOutcome.True,
            FeelValue.Boolean => PredicateOutcome.False,
            _ => trace.ReadAbsent ? PredicateOutcome.Absent : PredicateOutcome.Null,
        };
    }

    private RegisterAnswer.Rows Answer(
        Department department, SubjectKind subject, string key, RegisterReference register)
    {
        var resource = department.Resources[register.Resource];
        var rows = city.Truth[(resource.Coordinate, subject == SubjectKind.Public ? "" : key)];
        return new RegisterAnswer.Rows([.. FetchTests.Ordered(resource, rows).Select(row => ContextOf(resource, row))]);
    }

    private static FeelValue.Context ContextOf(Resource resource, RegisterRow row)
    {
        return FeelValue.Context.Of(resource.Fields.Select(field => KeyValuePair.Create(
            field.Name,
            field.Type == FieldType.Json && row.Values.GetValueOrDefault(field.Name) is string json
                ? FeelValue.From(JsonElement.Parse(json))
                : FeelValue.From(row.Values.GetValueOrDefault(field.Name)))));
    }

    internal static RegisterDefinition Definition(Resource resource)
    {
        return new(
            resource.Department,
            resource.Name,
            resource.Subject switch
            {
                SubjectKind.Person => RegisterSubject.Person,
                SubjectKind.Enterprise => RegisterSubject.Enterprise,
                _ => RegisterSubject.Public,
            },
            resource.Many,
            [.. resource.Fields.Select(field => KeyValuePair.Create(field.Name, FeelType.Any))]);
    }
}
