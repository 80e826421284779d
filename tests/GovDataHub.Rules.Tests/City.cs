using System.Collections.Immutable;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Tests;

/// <summary>A small catalogue in the shape of the real one, and registers to read in it.</summary>
internal static class City
{
    public static readonly DateOnly Today = new(2025, 9, 1);

    public static readonly RegisterCatalogue Catalogue = new(
        [
            One(
                "HPF", "account", ("status", FeelType.EnumOf("active", "sealed", "closed")),
                ("balance", FeelType.Number), ("consecutive", FeelType.Number), ("lastPay", FeelType.Date)),
            One(
                "HPF", "loan", ("status", FeelType.EnumOf("active", "settled", "overdue")),
                ("monthlyDue", FeelType.Number), ("times", FeelType.Number)),
            Many(
                "NRB", "ownership", ("city", FeelType.String), ("usage", FeelType.EnumOf("residence", "commerce")),
                ("status", FeelType.EnumOf("valid", "frozen")), ("area", FeelType.Number)),
            One("PSB", "population", ("birthDate", FeelType.Date), ("gender", FeelType.EnumOf("M", "F"))),
            One("PSB", "hukou", ("inHz", FeelType.Boolean)),
            Many("PSB", "kinship", ("relation", FeelType.EnumOf("spouse", "child")), ("name", FeelType.String)),
            One("HCB", "salesContract", ("price", FeelType.Number), ("signDate", FeelType.Date)),
            new("SMR", "registration", RegisterSubject.Enterprise, false, Fields(("status", FeelType.String))),
            Many("SMR", "owned", ("role", FeelType.String), ("status", FeelType.String)),
            new(
                "CTB", "hotel", RegisterSubject.Public, true,
                Fields(("hotelCode", FeelType.String), ("rooms", FeelType.Number))),
            Many("TAX", "fee", ("item", FeelType.String), ("due", FeelType.Number)),
        ],
        ["spouse", "child"]);

    public static readonly FeelScope Scope = Catalogue.Scope(
        Fields(("amount", FeelType.Number), ("termYears", FeelType.Number), ("hotelPick", FeelType.String)));

    /// <summary>A register's row.</summary>
    public static FeelValue.Context Row(params (string Name, object? Value)[] fields) => FeelValue.Context.Of(
        fields.Select(field => KeyValuePair.Create(field.Name, FeelValue.From(field.Value))));

    /// <summary>Evaluates a rule over registers given by their paths; a register not given is unknown.</summary>
    public static FeelValue Evaluate(
        string rule,
        Dictionary<string, FeelValue.Context[]> registers,
        (string Name, object? Value)[]? supplies = null,
        EvaluationTrace? trace = null) => FeelEvaluator.Evaluate(
            FeelExpression.Require(rule),
            FeelContext.OverRegisters(Today, Catalogue, Reader(registers), Row(supplies ?? []), trace));

    /// <summary>Answers for registers by their paths.</summary>
    public static Func<RegisterReference, RegisterAnswer> Reader(Dictionary<string, FeelValue.Context[]> registers) =>
        register => registers.TryGetValue(register.ToString(), out var rows)
            ? new RegisterAnswer.Rows([.. rows])
            : RegisterAnswer.NotKnown;

    private static RegisterDefinition One(string department, string resource, params (string, FeelType)[] fields) =>
        new(department, resource, RegisterSubject.Person, false, Fields(fields));

    private static RegisterDefinition Many(string department, string resource, params (string, FeelType)[] fields) =>
        new(department, resource, RegisterSubject.Person, true, Fields(fields));

    private static ImmutableArray<KeyValuePair<string, FeelType>> Fields(
        params (string Name, FeelType Type)[] fields) =>
        [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Type))];
}
