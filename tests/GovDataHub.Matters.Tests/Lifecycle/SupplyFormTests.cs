using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Lifecycle;

namespace GovDataHub.Matters.Tests.Lifecycle;

/// <summary>Options that a register holds: one choice's, those of a choice made for another, a silent one's.</summary>
public sealed class SupplyFormTests
{
    private const string Morning = "\"2026-12-01T09:00:00+08:00\"";
    private const string Evening = "\"2026-12-01T19:00:00+08:00\"";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_choice_is_offered_for_the_choice_made_before_it()
    {
        await using var bench = await OpenAsync();
        string caseId = await StartAsync(bench);

        Assert.Equal(["HZ-A", "HZ-B"], await OptionsAsync(bench, caseId, "venuePick"));
        Assert.Empty(await OptionsAsync(bench, caseId, "sessionPick"));
        Assert.Empty(await SupplyAsync(bench, caseId, ("venuePick", "\"HZ-A\"")));
        Assert.Equal([Morning.Trim('"')], await OptionsAsync(bench, caseId, "sessionPick"));
        Assert.Empty(await SupplyAsync(bench, caseId, ("venuePick", "\"HZ-B\"")));
        Assert.Equal([Evening.Trim('"')], await OptionsAsync(bench, caseId, "sessionPick"));
    }

    [Fact]
    public async Task What_is_offered_for_another_choice_is_taken_with_it_in_any_zone_and_no_other()
    {
        await using var bench = await OpenAsync();
        string caseId = await StartAsync(bench);

        Assert.Equal(
            ["SUPPLY_OPTION"],
            await SupplyAsync(bench, caseId, ("venuePick", "\"HZ-A\""), ("sessionPick", Evening)));
        Assert.Empty(await SupplyAsync(
            bench, caseId, ("sessionPick", "\"2026-12-01T01:00:00+00:00\""), ("venuePick", "\"HZ-A\"")));
    }

    [Fact]
    public async Task A_choice_that_a_later_answer_took_away_keeps_the_form_from_being_filed()
    {
        await using var bench = await OpenAsync();
        string caseId = await StartAsync(bench);
        await SupplyAsync(bench, caseId, ("venuePick", "\"HZ-A\""), ("sessionPick", Morning));
        Assert.Empty(await SupplyAsync(bench, caseId, ("venuePick", "\"HZ-B\"")));

        var filed = await bench.Matters.SubmitAsync(EngineBench.Citizen(), caseId, Token);

        Assert.Equal(("SUPPLY_OPTION", "sessionPick"), (filed.Errors[0].Code, filed.Errors[0].Field));
    }

    [Fact]
    public async Task Options_of_a_silent_register_are_unknown_and_asked_for_again()
    {
        await using var bench = await OpenAsync();
        bench.City.Silent.Add("SPB");
        string caseId = await StartAsync(bench);
        for (int round = 0; round < 20; round++)
        {
            bench.Time.Advance(TimeSpan.FromHours(1));
            await bench.DrainAsync();
        }

        Assert.Equal(AnswerKind.Unknown, await AnswerAsync(bench, caseId, "venuePick"));
        Assert.Equal(["SUPPLY_OPTIONS_UNKNOWN"], await SupplyAsync(bench, caseId, ("venuePick", "\"HZ-A\"")));
        var filed = await bench.Matters.SubmitAsync(EngineBench.Citizen(), caseId, Token);
        Assert.All(filed.Errors, error => Assert.Equal("SUPPLY_OPTIONS_UNKNOWN", error.Code));
        Assert.NotEmpty(filed.Errors);

        bench.City.Silent.Clear();
        await SupplyAsync(bench, caseId, ("venuePick", "\"HZ-A\""));
        await bench.DrainAsync();

        Assert.Equal(AnswerKind.Value, await AnswerAsync(bench, caseId, "venuePick"));
        Assert.Empty(await SupplyAsync(bench, caseId, ("venuePick", "\"HZ-A\"")));
    }

    [Fact]
    public async Task A_register_without_rows_offers_nothing_and_says_that_it_has_none()
    {
        await using var bench = await OpenAsync();
        bench.City.Registers["SPB.venueSlot"].Clear();
        string caseId = await StartAsync(bench);

        Assert.Equal(AnswerKind.Absent, await AnswerAsync(bench, caseId, "venuePick"));
        Assert.Empty(await OptionsAsync(bench, caseId, "venuePick"));
        Assert.Equal(["SUPPLY_OPTION"], await SupplyAsync(bench, caseId, ("venuePick", "\"HZ-A\"")));
    }

    private static async Task<EngineBench> OpenAsync()
    {
        var bench = await EngineBench.OpenAsync();
        bench.City.Registers["SPB.venueSlot"] = JsonNode.Parse($$"""
            [{"venueCode":"HZ-A","sport":"badminton","slotAt":{{Morning}},"left":3,"price":40.00},
             {"venueCode":"HZ-B","sport":"swimming","slotAt":{{Evening}},"left":1,"price":30.00}]
            """)!.AsArray();
        bench.City.Registers["FTU.member"] = [];
        return bench;
    }

    private static async Task<string> StartAsync(EngineBench bench)
    {
        var started = await bench.Matters.StartAsync(EngineBench.Citizen(), "SPB-01", "zh", Token);
        Assert.Empty(started.Errors);
        await bench.DrainAsync();
        return started.Case!.Record.Id;
    }

    private static async Task<ImmutableArray<string>> SupplyAsync(
        EngineBench bench, string caseId, params (string Name, string Json)[] values)
    {
        var answer = await bench.Matters.SupplyAsync(
            EngineBench.Citizen(),
            caseId,
            [.. values.Select(value => EngineBench.Value(value.Name, value.Json))],
            Token);
        return [.. answer.Errors.Select(error => error.Code)];
    }

    private static async Task<IEnumerable<string>> OptionsAsync(EngineBench bench, string caseId, string name)
    {
        var file = await FileAsync(bench, caseId);
        var supply = file.Definition.Supplies.Single(supply => supply.Name == name);
        var options = bench.Get<SupplyForm>().OptionsOf(file, supply, new DateOnly(2026, 11, 22));
        return options!.Value.Select(option => option.Value);
    }

    private static async Task<AnswerKind?> AnswerAsync(EngineBench bench, string caseId, string name)
    {
        var file = await FileAsync(bench, caseId);
        return SupplyForm.AnswerOf(file, file.Definition.Supplies.Single(supply => supply.Name == name));
    }

    private static async Task<CaseFile> FileAsync(EngineBench bench, string caseId)
    {
        return (await bench.Get<CaseFiles>().OpenAsync(caseId, Token))!;
    }
}
