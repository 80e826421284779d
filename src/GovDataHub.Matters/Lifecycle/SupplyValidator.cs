using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FluentValidation;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;

namespace GovDataHub.Matters.Lifecycle;

/// <summary>One answer of the citizen, with what it is checked against.</summary>
/// <param name="Definition">What was asked.</param>
/// <param name="Value">What was answered.</param>
/// <param name="Options">The values a choice may take; null when it is free.</param>
internal sealed record SupplyAnswer(SupplyDefinition Definition, JsonElement Value, ImmutableArray<string>? Options)
{
    /// <summary>The answer typed as the definition says, or null.</summary>
    public object? Typed { get; } = SuppliedValues.Read(Definition.Type, Value);
}

/// <summary>
/// Checks the form of an answer: type, decimals, bounds, membership. What only a register can say (an amount above the
/// balance) is the rule's business and no error of the form.
/// </summary>
internal sealed class SupplyValidator : AbstractValidator<SupplyAnswer>
{
    private const int LongestText = 2_000;

    public SupplyValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        ClassLevelCascadeMode = CascadeMode.Stop;
        RuleFor(answer => answer.Typed)
            .NotNull().WithErrorCode("SUPPLY_TYPE").WithState(answer => Kind(answer.Definition.Type))
            .Must(value => value is not string { Length: > LongestText })
            .WithErrorCode("SUPPLY_LENGTH").WithState(_ => new BilingualText("内容过长。", "The text is too long."))
            .Must(value => value is not string text || !string.IsNullOrWhiteSpace(text))
            .WithErrorCode("SUPPLY_TYPE").WithState(_ => new BilingualText("请填写内容。", "Give an answer."))
            .Must((answer, value) => answer.Definition.Type != SupplyType.Money || HasFen(value))
            .WithErrorCode("SUPPLY_DECIMALS")
            .WithState(_ => new BilingualText("金额最多两位小数。", "An amount has at most two decimals."))
            .Must((answer, value) => Number(value) is not { } number || number >= Least(answer.Definition))
            .WithErrorCode("SUPPLY_MIN").WithState(answer => AtLeast(Least(answer.Definition)))
            .Must((answer, value) => Number(value) is not { } number || number <= Greatest(answer.Definition))
            .WithErrorCode("SUPPLY_MAX").WithState(answer => AtMost(Greatest(answer.Definition)))
            .Must((answer, value) => !answer.Definition.MustBeTrue || value is true)
            .WithErrorCode("SUPPLY_AGREE").WithState(_ => new BilingualText("需要您勾选确认。", "This has to be confirmed."))
            .Must((answer, value) => IsOffered(answer, value))
            .WithErrorCode("SUPPLY_OPTION")
            .WithState(_ => new BilingualText("请从列出的选项中选择。", "Choose one of the options listed."));
    }

    /// <summary>The first thing wrong with an answer, or null.</summary>
    public UserError? Check(SupplyAnswer answer)
    {
        var failure = Validate(answer).Errors.FirstOrDefault();
        return failure?.CustomState is BilingualText text
            ? new UserError(failure.ErrorCode, answer.Definition.Name, text.Zh, text.En)
            : null;
    }

    private static bool HasFen(object? value)
    {
        return value is not decimal amount || decimal.Round(amount, 2) == amount;
    }

    private static decimal? Number(object? value)
    {
        return value switch
        {
            long whole => whole,
            decimal number => number,
            _ => null,
        };
    }

    /// <summary>Options are texts; they are compared as what they mean: a moment is the same in any zone.</summary>
    private static bool IsOffered(SupplyAnswer answer, object? value)
    {
        return answer.Options is not { } options
            || options.Any(option => Equals(SuppliedValues.Read(answer.Definition.Type, Quoted(option)), value));
    }

    private static JsonElement Quoted(string text)
    {
        return JsonElement.Parse($"\"{JsonEncodedText.Encode(text)}\"");
    }

    private static decimal Least(SupplyDefinition definition)
    {
        return definition.Minimum ?? (definition.Type == SupplyType.Money ? 0 : decimal.MinValue);
    }

    /// <summary>No amount of money is beyond a trillion: what is larger is a slip of the finger.</summary>
    private static decimal Greatest(SupplyDefinition definition)
    {
        return definition.Maximum ?? (definition.Type == SupplyType.Money ? 1_000_000_000_000m : decimal.MaxValue);
    }

    private static BilingualText AtLeast(decimal least)
    {
        string number = least.ToString("0.##", CultureInfo.InvariantCulture);
        return new($"不能小于{number}。", $"It must be at least {number}.");
    }

    private static BilingualText AtMost(decimal most)
    {
        string number = most.ToString("0.##", CultureInfo.InvariantCulture);
        return new($"不能大于{number}。", $"It must be at most {number}.");
    }

    private static BilingualText Kind(SupplyType type)
    {
        return type switch
        {
            SupplyType.Int => new("请填写整数。", "Give a whole number."),
            SupplyType.Number => new("请填写数字。", "Give a number."),
            SupplyType.Money => new("请填写金额，例如 1500.00。", "Give an amount in yuan, such as 1500.00."),
            SupplyType.Bool => new("请选择是或否。", "Answer yes or no."),
            SupplyType.Date => new("请填写日期，例如 2026-11-22。", "Give a date, such as 2026-11-22."),
            SupplyType.DateTime => new(
                "请填写时间，例如 2026-11-22T09:30:00+08:00。", "Give a moment, such as 2026-11-22T09:30:00+08:00."),
            _ => new("请填写内容。", "Give an answer."),
        };
    }
}
