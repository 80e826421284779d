using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Effects;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Tests.Effects;

/// <summary>
/// Every matter that pays: the effects of a grant are computed and applied to a data set; computed again at once, a
/// guard no longer holds, so that the owner's register itself refuses a second payment.
/// </summary>
public sealed class RepeatedPaymentTests
{
    private static readonly DateOnly Today = new(2025, 9, 1);
    private static readonly DateTimeOffset Now = new(2025, 9, 1, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Rows that a grant of the matter finds, and what is supplied.</summary>
    private static readonly ImmutableSortedDictionary<string, (string Data, string Supplies)> Grants =
        new Dictionary<string, (string Data, string Supplies)>
        {
            ["ARA-02"] = ("""{"ARA.landContract":[{"area":5}],"ARA.agriSubsidy":[]}""", "{}"),
            ["CAB-03"] = ("""{"CAB.assistance":[]}""", "{}"),
            ["CAB-05"] = ("{}", "{}"),
            ["CAB-06"] = ("""{"PSB.population":[{"birthDate":"1940-02-03"}],"CAB.elder":[]}""", "{}"),
            ["DPF-02"] = (
                """{"CAB.assistance":[{"kind":"dibao"}],"DPF.disability":[{"grade":2}],"DPF.subsidy":[{}]}""", "{}"),
            ["EDU-04"] = ("""{"EDU.aid":[]}""", """{"loanAsk":8000}"""),
            ["EDU-06"] = ("""{"EDU.aid@child":[]}""", "{}"),
            ["EIT-01"] = ("""{"EIT.subsidy":[]}""", "{}"),
            ["FTU-01"] = ("""{"FTU.hardship":[{"level":"deep"}]}""", "{}"),
            ["HCB-02"] = ("""{"HCB.lease":[{"leaseNo":"L1","rent":1000}]}""", """{"leasePick":"L1"}"""),
            ["HCB-06"] = (
                """{"HCB.maintFund":[{"balance":50000,"voteRatio":0.8}]}""", """{"budget":10000}"""),
            ["HCM-05"] = ("""{"HCM.familyAward":[{"kind":"oneChild"}]}""", "{}"),
            ["HPF-01"] = (Fund("active"), """{"amount":1500}"""),
            ["HPF-02"] = (Fund("active"), """{"amount":1500}"""),
            ["HPF-04"] = (Fund("active"), """{"amount":1500}"""),
            ["HPF-05"] = (Fund("sealed"), "{}"),
            ["HPF-06"] = (Fund("sealed"), "{}"),
            ["HPF-07"] = (Fund("active"), """{"amount":1500}"""),
            ["HRS-03"] = ("""{"HRS.pension":[]}""", "{}"),
            ["HRS-05"] = ("""{"HRS.employment":[{"benefitMonths":5}]}""", "{}"),
            ["HRS-10"] = ("""{"EDU.diploma":[{"level":"bachelor"}],"HRS.talent":[]}""", "{}"),
            ["HRS-12"] = ("""{"HRS.skillCert":[{"level":"l4"}]}""", "{}"),
            ["HRS-13"] = ("{}", "{}"),
            ["MIB-04"] = (
                """{"MIB.claim":[{"selfPaid":100,"status":"unsettled"},{"selfPaid":20,"status":"unsettled"}]}""",
                "{}"),
            ["MIB-05"] = ("{}", "{}"),
            ["MIB-08"] = (
                """{"MIB.claim":[{"claimNo":"C1","kind":"inpatient","selfPaid":100,"status":"settled"}]}""", "{}"),
            ["TAX-01"] = (
                """{"TAX.iit":[{"year":2024,"income":200000,"taxPaid":50000,"settled":false}]}""", "{}"),
            ["VAB-02"] = ("""{"VAB.veteran":[{"serviceYears":5}],"VAB.preferential":[]}""", "{}"),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>After these there is no amount left to be paid, so that nothing is even asked for.</summary>
    private static readonly string[] NothingLeft = ["DPF-02", "HPF-05", "HPF-06", "MIB-04"];

    private readonly EffectPlanner _planner =
        new(SchemaFixture.Departments, new FormulaContexts(SchemaFixture.Departments));

    public static TheoryData<string> Paying => [.. SchemaFixture.Matters.All
        .Where(matter => matter.Effects.Any(effect => effect is EffectDefinition.Pay)).Select(matter => matter.Code)];

    [Theory]
    [MemberData(nameof(Paying))]
    public async Task A_second_grant_at_once_is_refused_by_the_register(string matter)
    {
        var definition = SchemaFixture.Matters.Find(matter)!;
        var (data, supplies) = Grants[matter];
        var registers = JsonNode.Parse(data)!.AsObject();
        registers.TryAdd("RRO.caseRegistry", new JsonArray());
        registers.TryAdd("HRS.card", new JsonArray(new JsonObject { ["bankAccount"] = "6222020000000000" }));
        registers.TryAdd("PBC.basicAccount", new JsonArray(new JsonObject { ["acctNo"] = "6222020000000000" }));

        var first = Plan(definition, registers, supplies)
            ?? throw new InvalidOperationException("The effects cannot be computed.");
        Assert.NotEmpty(first.Payments);
        Assert.All(first.Payments, payment => Assert.True(payment.Amount > 0));
        Assert.True(await WriteAsync(first, registers));

        var second = Plan(definition, registers, supplies);
        Assert.Equal(NothingLeft.Contains(matter), second is null);
        Assert.False(second is not null && await WriteAsync(second, registers), "It is paid again.");
    }

    [Theory]
    [MemberData(nameof(Paying))]
    public void Money_leaves_after_every_register_is_written(string matter)
    {
        var effects = SchemaFixture.Matters.Find(matter)!.Effects;
        int firstPayment = effects.TakeWhile(effect => effect is EffectDefinition.Write).Count();

        Assert.NotEqual(0, firstPayment);
        Assert.All(effects.Skip(firstPayment), effect => Assert.IsType<EffectDefinition.Pay>(effect));
    }

    private static string Fund(string status)
    {
        return "{\"HPF.account\":[{\"status\":\"" + status + "\",\"balance\":20000,\"bankCard\":\"6222020000000001\"}],"
            + "\"HPF.withdrawal\":[]}";
    }

    private PlannedEffects? Plan(MatterDefinition definition, JsonObject registers, string supplies)
    {
        return _planner.Plan(
            FileOf(definition, registers, supplies),
            definition.Roles.ToImmutableDictionary(
                role => role.Name, role => new SubjectReference(SubjectKind.Person, role.Name, "sealed")),
            Today,
            Now);
    }

    private static CaseFile FileOf(MatterDefinition definition, JsonObject registers, string supplies)
    {
        var read = registers.Where(register => !register.Key.Contains('@', StringComparison.Ordinal))
            .SelectMany(register => SchemaFixture.Departments.Resource(register.Key)!.Fields.Select(field => Value(
                field.Coordinate,
                isSupplied: false,
                new JsonArray([.. register.Value!.AsArray().Select(row => row![field.Name]?.DeepClone())]))));
        var given = JsonNode.Parse(supplies)!.AsObject()
            .Select(supply => Value(supply.Key, isSupplied: true, supply.Value!.DeepClone()));
        var plan = CasePlan.For(definition);
        return new CaseFile(
            new CaseRecord
            {
                Id = "case",
                Matter = definition.Code,
                Definition = definition.Digest,
                CitizenId = "citizen",
                State = CaseState.Running,
                Locale = "zh",
                CreatedAt = Now,
                UpdatedAt = Now,
                Stage = plan.Stages.Index().First(stage => stage.Item.Work == StageWork.Effects).Index,
            },
            definition,
            plan,
            [.. read, .. given]);
    }

    private static CaseValue Value(string name, bool isSupplied, JsonNode value)
    {
        return new CaseValue
        {
            CaseId = "case",
            IsSupplied = isSupplied,
            Name = name,
            Answer = AnswerKind.Value,
            Json = value.ToJsonString(),
        };
    }

    /// <summary>Each write as its owner takes it: guard, rows, change. False as soon as one is refused.</summary>
    private static async Task<bool> WriteAsync(PlannedEffects planned, JsonObject registers)
    {
        foreach (var payload in planned.Effects.Where(effect => effect.Kind == EffectKind.Write)
            .Select(effect => EffectPlanner.Parse(effect.Payload)))
        {
            string name = payload.Role is { } role ? $"{payload.Register}@{role}" : payload.Register!;
            if (payload.Guard is { } guard && !await HoldsAsync(registers, payload, guard))
            {
                return false;
            }

            await ApplyAsync(registers, payload, registers[name]!.AsArray());
        }

        return true;
    }

    private static async Task<bool> HoldsAsync(JsonObject registers, EffectPayload payload, string condition)
    {
        var offline = new OfflineRegisters(SchemaFixture.Departments, registers.Select(register =>
            KeyValuePair.Create(
                register.Key,
                JsonElement.Parse(register.Value!.ToJsonString()).EnumerateArray().ToImmutableArray())));
        var subject = new SubjectReference(SubjectKind.Person, payload.Role, "");
        var scope = new CaseScope
        {
            CaseId = "case",
            Caller = EngineBench.Citizen(),
            CitizenId = "citizen",
            Matter = "any",
            Needs = [],
            Today = Today,
        };
        var answers = await offline.EvaluateAsync(
            scope,
            [
                new DepartmentPredicate(
                    payload.Register![..3], subject, condition, [], ImmutableDictionary<string, object?>.Empty),
            ],
            TestContext.Current.CancellationToken);
        return answers[0].Outcome == PredicateOutcome.True;
    }

    private static async Task ApplyAsync(JsonObject registers, EffectPayload payload, JsonArray rows)
    {
        var values = JsonNode.Parse(payload.Values!)!.AsObject();
        if (payload.Where is { } where)
        {
            var chosen = new List<JsonObject>();
            foreach (var row in rows.Select(row => row!.AsObject()))
            {
                var alone = new JsonObject { [payload.Register!] = new JsonArray(row.DeepClone()) };
                if (await HoldsAsync(alone, payload, $"count({payload.Register}[{where}]) = 1"))
                {
                    chosen.Add(row);
                }
            }

            Assert.NotEmpty(chosen);
            chosen.ForEach(row => Set(row, values));
        }
        else if (SchemaFixture.Departments.Resource(payload.Register!)!.Many || rows.Count == 0)
        {
            rows.Insert(0, values);
        }
        else
        {
            Set(rows[0]!.AsObject(), values);
        }
    }

    private static void Set(JsonObject row, JsonObject values)
    {
        foreach (var (field, value) in values)
        {
            row[field] = value?.DeepClone();
        }
    }
}
