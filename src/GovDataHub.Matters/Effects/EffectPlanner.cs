using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Matters.Effects;

/// <summary>The effects of one round, with the payments among them.</summary>
internal sealed record PlannedEffects(ImmutableArray<OutboxEntry> Effects, ImmutableArray<PaymentRecord> Payments);

/// <summary>
/// Computes what a granted case does, once: every value is fixed before the first effect is asked for, so that a later
/// attempt can only ask for the same.
/// </summary>
internal sealed class EffectPlanner(DepartmentCatalogue departments, FormulaContexts contexts)
{
    /// <summary>
    /// The effects of the case's round; null when one cannot be computed (there is no account to pay to, nobody in a
    /// role, or a value is not known) and a person has to look.
    /// </summary>
    /// <param name="file">The case.</param>
    /// <param name="roles">Who stands in the roles whose registers are written.</param>
    /// <param name="today">The business date.</param>
    /// <param name="now">When the effects are asked for.</param>
    public PlannedEffects? Plan(
        CaseFile file,
        ImmutableDictionary<string, SubjectReference> roles,
        DateOnly today,
        DateTimeOffset now)
    {
        var effects = ImmutableArray.CreateBuilder<OutboxEntry>();
        var payments = ImmutableArray.CreateBuilder<PaymentRecord>();
        foreach (var definition in file.Definition.Effects)
        {
            var payload = definition switch
            {
                EffectDefinition.Write write => Write(file, write, roles, today),
                EffectDefinition.Pay pay => Pay(file, pay, today),
                _ => null,
            };
            if (payload is null)
            {
                return null;
            }

            var entry = Entry(file, payload, effects.Count, now);
            effects.Add(entry);
            if (payload is { Amount: { } amount, Account: { } account })
            {
                payments.Add(Payment(entry, amount, account, now));
            }
        }

        return new PlannedEffects(effects.ToImmutable(), payments.ToImmutable());
    }

    /// <summary>The entry that takes a write back: same case and step, other direction.</summary>
    public static OutboxEntry Reversal(OutboxEntry write, DateTimeOffset now)
    {
        var written = Parse(write.Payload);
        return write with
        {
            Key = $"{write.Key}/undo",
            Kind = EffectKind.Reversal,
            State = EffectState.Pending,
            Payload = Serialize(new EffectPayload
            {
                Register = written.Register,
                Role = written.Role,
                Handle = written.Handle,
                Reverses = write.Key,
            }),
            Reference = null,
            Reason = null,
            CreatedAt = now,
        };
    }

    internal static EffectPayload Parse(string payload)
    {
        return JsonSerializer.Deserialize(payload, EffectJson.Default.EffectPayload)!;
    }

    private static OutboxEntry Entry(CaseFile file, EffectPayload payload, int ordinal, DateTimeOffset now)
    {
        string step = StepKindNames.NameOf(file.Stage!.Value.Step);
        return new OutboxEntry
        {
            Key = string.Create(
                CultureInfo.InvariantCulture, $"{file.Record.Id}/{step}/{file.Record.EffectRound}.{ordinal}"),
            CaseId = file.Record.Id,
            Ordinal = ordinal,
            Round = file.Record.EffectRound,
            Kind = payload.Amount is null ? EffectKind.Write : EffectKind.Payment,
            Payload = Serialize(payload),
            State = EffectState.Pending,
            CreatedAt = now,
        };
    }

    private EffectPayload? Write(
        CaseFile file,
        EffectDefinition.Write write,
        ImmutableDictionary<string, SubjectReference> roles,
        DateOnly today)
    {
        var subject = write.Role is { } role ? roles.GetValueOrDefault(role) : null;
        if (write.Role is not null && subject is null)
        {
            return null;
        }

        var values = new List<KeyValuePair<string, object?>>();
        foreach (var (field, formula) in write.Values)
        {
            var value = contexts.Evaluate(file, FeelExpression.Require(formula), today);
            if (value.IsUnknown || departments.Field($"{write.Register}.{field}") is not { } declared)
            {
                return null;
            }

            values.Add(KeyValuePair.Create(field, RegisterValue.From(declared.Type, value)));
        }

        return new EffectPayload
        {
            Register = write.Register,
            Values = RegisterJson.Write(values),
            Where = write.Where is { } where ? FormulaContexts.Bind(file, where, write.Role) : null,
            Role = write.Role,
            Handle = subject?.Handle,
            Guard = write.Guard is { } guard ? FormulaContexts.Bind(file, guard, write.Role) : null,
        };
    }

    private EffectPayload? Pay(CaseFile file, EffectDefinition.Pay pay, DateOnly today)
    {
        var amount = contexts.Evaluate(file, FeelExpression.Require(pay.Amount), today);
        var held = file.Read(pay.Account) is { } read ? JsonElement.Parse(read.Json).EnumerateArray() : default;
        string? account = held.FirstOrDefault() is { ValueKind: JsonValueKind.String } first ? first.GetString() : null;
        return RegisterValue.From(FieldType.Money, amount) is decimal yuan and > 0 && account is { Length: > 0 }
            ? new EffectPayload { Amount = yuan, Account = account }
            : null;
    }

    private static PaymentRecord Payment(OutboxEntry entry, decimal amount, string account, DateTimeOffset now)
    {
        return new PaymentRecord
        {
            Key = entry.Key,
            CaseId = entry.CaseId,
            Amount = amount,
            AccountMasked = Mask(account),
            State = PaymentState.Requested,
            At = now,
        };
    }

    /// <summary>All but the last four characters hidden.</summary>
    internal static string Mask(string account)
    {
        return account.Length <= 4 ? "****" : string.Concat("****", account.AsSpan(account.Length - 4));
    }

    private static string Serialize(EffectPayload payload)
    {
        return JsonSerializer.Serialize(payload, EffectJson.Default.EffectPayload);
    }
}
