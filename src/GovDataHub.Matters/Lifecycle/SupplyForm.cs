using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Matters.Lifecycle;

/// <summary>The asked half of a case's form: its options, and what is wrong or missing in it.</summary>
public sealed class SupplyForm(DepartmentCatalogue departments)
{
    private readonly SupplyValidator _validator = new();

    /// <summary>
    /// The options of a choice: the definition's, or the rows that a register holds and what was supplied so far
    /// selects. Null when anything may be given; empty when there are none, or <see cref="AnswerOf"/> is not a value.
    /// </summary>
    public ImmutableArray<SupplyOption>? OptionsOf(CaseFile file, SupplyDefinition supply, DateOnly today)
    {
        if (supply.OptionsFrom is not { } from)
        {
            return supply.Options.IsEmpty ? null : supply.Options;
        }

        var values = Column(file, from.Register, from.Value);
        var labels = Column(file, from.Register, from.Label);
        var label = departments.Field($"{from.Register}.{from.Label}");
        var options = ImmutableArray.CreateBuilder<SupplyOption>();
        for (int row = 0; row < values.Length; row++)
        {
            if (Text(values[row]) is { Length: > 0 } value && IsOffered(file, from, row, today))
            {
                string shown = row < labels.Length && Text(labels[row]) is { Length: > 0 } text ? text : value;
                options.Add(new SupplyOption(value, LabelOf(label, shown)));
            }
        }

        return [.. options.DistinctBy(option => option.Value)];
    }

    /// <summary>
    /// What the register answered that a choice's options are rows of: unknown as long as it has not, so that nobody
    /// takes silence for there being none. Null when the options come from no register.
    /// </summary>
    public static AnswerKind? AnswerOf(CaseFile file, SupplyDefinition supply)
    {
        return supply.OptionsFrom is { } from
            ? file.Read($"{from.Register}.{from.Value}")?.Answer ?? AnswerKind.Unknown
            : null;
    }

    /// <summary>What is wrong with one answer, or null.</summary>
    internal UserError? Check(CaseFile file, SupplyDefinition supply, JsonElement value, DateOnly today)
    {
        if (AnswerOf(file, supply) is AnswerKind.Unknown or AnswerKind.Refused)
        {
            return UserErrors.OptionsUnknown(supply.Name);
        }

        var options = OptionsOf(file, supply, today)?.Select(option => option.Value).ToImmutableArray();
        return _validator.Check(new SupplyAnswer(supply, value, options));
    }

    /// <summary>The required supplies that a case does not hold yet.</summary>
    internal static IEnumerable<SupplyDefinition> Missing(CaseFile file)
    {
        return file.Definition.Supplies.Where(supply =>
            supply.Required && !file.Values.Any(held => held.IsSupplied && held.Name == supply.Name));
    }

    /// <summary>Everything that keeps the form from being filed.</summary>
    internal IEnumerable<UserError> Check(CaseFile file, DateOnly today)
    {
        foreach (var missing in Missing(file))
        {
            yield return AnswerOf(file, missing) is AnswerKind.Unknown or AnswerKind.Refused
                ? UserErrors.OptionsUnknown(missing.Name)
                : new UserError(
                    "SUPPLY_REQUIRED",
                    missing.Name,
                    $"请填写“{missing.Label.Zh}”。",
                    $"Give: {missing.Label.En}.");
        }

        foreach (var supply in file.Definition.Supplies)
        {
            var held = file.Values.FirstOrDefault(value => value.IsSupplied && value.Name == supply.Name);
            if (held is not null && Check(file, supply, JsonElement.Parse(held.Json), today) is { } error)
            {
                yield return error;
            }
        }
    }

    private bool IsOffered(CaseFile file, RegisterOptions from, int row, DateOnly today)
    {
        if (from.Where is null || departments.Resource(from.Register) is not { } resource)
        {
            return from.Where is null;
        }

        var variables = resource.Fields.Select(field =>
        {
            var column = Column(file, from.Register, field.Name);
            object? value = row < column.Length ? RegisterJson.Read(field.Type, column[row]) : null;
            return (field.Name, Value: value);
        });
        var supplies = FeelValue.Context.Of(file.Supplies()
            .Select(supply => KeyValuePair.Create(supply.Key, FeelValue.From(supply.Value))));
        var context = FeelContext.Of(
            today,
            variables.Select(variable => (variable.Name, (object?)FeelValue.From(variable.Value)))
                .Append(("supply", supplies)));
        return FeelEvaluator.Evaluate(FeelExpression.Require(from.Where), context).IsTrue;
    }

    private static ImmutableArray<JsonElement> Column(CaseFile file, string register, string field)
    {
        return file.Read($"{register}.{field}") is { Answer: AnswerKind.Value } read
            ? [.. JsonElement.Parse(read.Json).EnumerateArray()]
            : [];
    }

    private static string? Text(JsonElement value)
    {
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }

    private static BilingualText LabelOf(RegisterField? field, string value)
    {
        foreach (var (code, label) in field?.Values ?? [])
        {
            if (code == value)
            {
                return new BilingualText(label.Zh, label.En);
            }
        }

        return new BilingualText(value, value);
    }
}
