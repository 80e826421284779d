using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Tests.Connectors;

/// <summary>Writes on each protocol: applied once, guarded, and taken back.</summary>
[Collection(RunningCity.OneAtATime)]
public sealed class WriteTests(RunningCity city)
{
    private static readonly DateOnly Today = new(2025, 9, 1);

    /// <summary>
    /// A register of each protocol and layout, a value for one of its fields, and a guard over another.
    /// </summary>
    public static TheoryData<string, string, string> Registers => new()
    {
        { "WTR.account", "persons", "nz(WTR.account.arrears) >= 0" },
        { "PWR.account", "arrears", "PWR.account.acctNo != null" },
        { "GAS.account", "safetyCheck", "GAS.account.acctNo != null" },
        { "HCB.lease", "rent", "count(HCB.lease) >= 0" },
        { "CAB.elder", "allowance", "CAB.elder.cardNo = null or CAB.elder.cardNo != null" },
        { "ARA.agriSubsidy", "amount", "count(ARA.agriSubsidy) >= 0" },
    };

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task A_write_is_read_back_and_taken_back(string register, string field, string guard)
    {
        var (department, resource) = (register.Split('.')[0], register.Split('.')[1]);
        var values = ValuesOf(register, field);
        foreach (var key in new[] { KeyOf(register), "330100190001019999" })
        {
            var before = await ReadAsync(department, resource, key);
            var write = Write(resource, key, values, before.Count == 0 ? null : guard, $"case-1/{register}/{key}");

            Assert.Equal(WriteOutcome.Written, await WriteAsync(department, write));
            Assert.Equal(WriteOutcome.Written, await WriteAsync(department, write));

            var after = await ReadAsync(department, resource, key);
            Assert.Contains(after, row => Equals(row.Values[field], values[field]));
            var many = RunningCity.Catalogue.Resource(register)!.Many;
            Assert.Equal(many ? before.Count + 1 : 1, after.Count);
            var back = write with { IdempotencyKey = write.IdempotencyKey + "/back", Reverses = write.IdempotencyKey };
            Assert.Equal(WriteOutcome.Written, await WriteAsync(department, back));
            Assert.Equal(WriteOutcome.Written, await WriteAsync(department, back));
            Assert.Equal(Text(before), Text(await ReadAsync(department, resource, key)));
        }
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task A_guard_that_does_not_hold_writes_nothing(string register, string field, string guard)
    {
        var (department, resource) = (register.Split('.')[0], register.Split('.')[1]);
        var key = KeyOf(register);
        var before = await ReadAsync(department, resource, key);

        var outcome = await WriteAsync(
            department, Write(resource, key, ValuesOf(register, field), $"not({guard})", $"case-2/{register}"));

        Assert.Equal(WriteOutcome.GuardFailed, outcome);
        Assert.Equal(Text(before), Text(await ReadAsync(department, resource, key)));
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task A_write_taken_back_before_it_came_does_nothing_when_it_comes(
        string register, string field, string guard)
    {
        var (department, resource) = (register.Split('.')[0], register.Split('.')[1]);
        var key = KeyOf(register);
        var before = await ReadAsync(department, resource, key);
        var write = Write(resource, key, ValuesOf(register, field), guard, $"case-3/{register}");

        var back = write with { IdempotencyKey = $"case-3/{register}/back", Reverses = write.IdempotencyKey };
        await WriteAsync(department, back);
        var late = await WriteAsync(department, write);

        Assert.Equal(WriteOutcome.GuardFailed, late);
        Assert.Equal(Text(before), Text(await ReadAsync(department, resource, key)));
    }

    [Fact]
    public async Task A_withdrawal_lowers_the_balance_by_what_the_year_has_grown_by_and_is_refused_beyond_it()
    {
        var key = city.Truth.First(rows => rows.Key.Resource == "HPF.account"
            && rows.First().Values["balance"] is > 5000m
            && city.Truth[("HPF.withdrawal", rows.Key.Key)].Any()).Key.Key;
        var balance = await BalanceAsync(key);
        var last = (await ReadAsync("HPF", "withdrawal", key))[0].Values;
        var before = ((DateOnly)last["lastDate"]!).Year == Today.Year ? (decimal)last["yearAmount"]! : 0m;
        var write = Write(
            "withdrawal",
            key,
            ImmutableDictionary<string, object?>.Empty
                .Add("lastKind", "rent").Add("lastDate", Today).Add("yearAmount", before + 1500m),
            "1500 <= HPF.account.balance",
            "case-4/withdraw");

        Assert.Equal(WriteOutcome.Written, await WriteAsync("HPF", write));
        Assert.Equal(WriteOutcome.Written, await WriteAsync("HPF", write));
        Assert.Equal(balance - 1500m, await BalanceAsync(key));
        Assert.Equal(Today, (await ReadAsync("HPF", "withdrawal", key))[0].Values["lastDate"]);
        Assert.Equal(WriteOutcome.GuardFailed, await WriteAsync("HPF", write with
        {
            IdempotencyKey = "case-5/withdraw",
            Guard = "HPF.withdrawal[1].lastDate = null or monthsSince(HPF.withdrawal[1].lastDate) >= 1",
        }));
        var back = write with { IdempotencyKey = "case-4/back", Reverses = "case-4/withdraw", Values = [] };
        Assert.Equal(WriteOutcome.Written, await WriteAsync("HPF", back));
        Assert.Equal(balance, await BalanceAsync(key));
    }

    private static WriteRequest Write(
        string resource, string key, ImmutableDictionary<string, object?> values, string? guard, string idempotencyKey)
    {
        return new(resource, SubjectKind.Person, key, values, guard, Today, idempotencyKey);
    }

    private static List<string> Text(IReadOnlyList<SourceRow> rows)
    {
        return [.. rows.Select(row => string.Join(
            ";", row.Values.OrderBy(value => value.Key).Select(value => $"{value.Key}={value.Value}")))];
    }

    private ImmutableDictionary<string, object?> ValuesOf(string register, string field)
    {
        var type = RunningCity.Catalogue.Resource(register)!.Field(field)!;
        return ImmutableDictionary<string, object?>.Empty.Add(field, type.Type switch
        {
            FieldType.Int => 17L,
            FieldType.Money => 4321.25m,
            FieldType.Date => new DateOnly(2025, 8, 31),
            _ => "a90",
        });
    }

    private string KeyOf(string register)
    {
        return city.Truth.First(rows => rows.Key.Resource == register).Key.Key;
    }

    private async Task<decimal> BalanceAsync(string key)
    {
        return (decimal)(await ReadAsync("HPF", "account", key))[0].Values["balance"]!;
    }

    private Task<WriteOutcome> WriteAsync(string department, WriteRequest write)
    {
        return city.Connectors.Get(department).WriteAsync(write, TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<SourceRow>> ReadAsync(string department, string resource, string key)
    {
        var fields = RunningCity.Catalogue.Department(department)!.Resources[resource].Fields;
        var answer = await city.Connectors.Get(department).FetchAsync(
            new(SubjectKind.Person, [key], [new(resource, [.. fields.Select(field => field.Name)])]),
            TestContext.Current.CancellationToken);
        return answer.Rows[(resource, key)];
    }
}
