using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Definitions.Checking;

namespace GovDataHub.Matters.Definitions;

/// <summary>
/// Reads a matter's YAML. Every mistake is a problem with file and line; all of a file's are found at once.
/// </summary>
internal sealed class MatterDefinitionReader
{
    private readonly YamlFields _root;

    private MatterDefinitionReader(YamlFields root)
    {
        _root = root;
    }

    /// <summary>The definition, or null when the text has problems; they are added.</summary>
    public static MatterDefinition? Read(string file, string text, List<DefinitionProblem> problems)
    {
        return DefinitionDocument.Read(file, text, problems)?.Definition;
    }

    /// <summary>The definition that a mapping holds; problems are added to the mapping's.</summary>
    public static MatterDefinition Read(YamlFields root, string text)
    {
        return new MatterDefinitionReader(root).Definition(text);
    }

    private MatterDefinition Definition(string text)
    {
        _root.AllowOnly(
            "code", "version", "name", "owner", "audience", "kind", "provenance", "basis", "statutory", "promised",
            "visits", "visit", "exclusive", "roles", "needs", "supplies", "eligibility", "fee", "schedule", "documents",
            "handover", "outcome", "steps", "effects", "history");
        var steps = Steps();
        return new MatterDefinition
        {
            Code = _root.Required("code"),
            Version = _root.Integer("version", 1),
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Source = text,
            Name = _root.RequiredText("name"),
            Owner = _root.Required("owner"),
            ForEnterprises = OneOf("audience", "citizen", "enterprise") == "enterprise",
            Kind = OneOf("kind", "instant", "review", "certificate", "booking", "joint", "payment", "notify")
                .ToUpperInvariant(),
            Basis = Basis(),
            Statutory = Term("statutory"),
            Promised = Term("promised"),
            Visits = _root.Integer("visits", 0),
            VisitAt = _root.Map("visit") is { } visit ? new VisitDefinition(Step(visit), visit.Translations()) : null,
            Exclusive = _root.Optional("exclusive"),
            Roles = Roles(),
            Needs = [.. _root.Items("needs").Select(Need)],
            Supplies = [.. _root.Items("supplies").Select(Supply)],
            Eligibility = [.. _root.Items("eligibility").Select(Condition)],
            Fee = _root.Optional("fee"),
            Schedule = Schedule(),
            Steps = steps,
            Effects = [.. _root.Items("effects").Select(Effect).OfType<EffectDefinition>()],
            Documents = [.. _root.Items("documents").Select(Document)],
            Handover = [.. _root.Items("handover").Select(Handed)],
            Outcome = _root.Text("outcome"),
            History = [.. _root.Items("history").Select(entry =>
                new HistoryEntry(entry.Integer("version", 0), entry.RequiredText("note")))],
        };
    }

    private string OneOf(string name, params ReadOnlySpan<string> allowed)
    {
        string value = _root.Required(name);
        if (value.Length > 0 && !allowed.Contains(value))
        {
            _root.Problem($"'{name}: {value}' is none of {string.Join(", ", allowed.ToArray())}", name);
        }

        return value;
    }

    private PromisedTime Term(string name)
    {
        string value = _root.Required(name);
        if (PromisedTime.Parse(value) is { } term)
        {
            return term;
        }

        _root.Problem($"'{name}: {value}' is no term; write now, 5d, 20wd, 1m or -", name);
        return PromisedTime.None;
    }

    private ImmutableArray<LegalBasis> Basis()
    {
        var basis = ImmutableArray.CreateBuilder<LegalBasis>();
        foreach (var (position, article) in _root.Strings("basis").Index())
        {
            int hash = article.IndexOf('#', StringComparison.Ordinal);
            if (hash < 1 || hash == article.Length - 1)
            {
                _root.ItemProblem(
                    $"'{article}' names no article; write law#article", "basis", position, CheckCode.StatuteArticle);
                continue;
            }

            basis.Add(new LegalBasis(article[..hash], article[(hash + 1)..]));
        }

        return basis.ToImmutable();
    }

    private ImmutableSortedDictionary<string, decimal> Schedule()
    {
        var amounts = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        if (_root.Map("schedule") is { } schedule)
        {
            foreach (string name in schedule.Names)
            {
                amounts[name] = schedule.Map(name)?.Number("value") ?? 0;
                _ = schedule.Map(name)?.Translations();
            }
        }

        return amounts.ToImmutable();
    }

    private ImmutableArray<StepKind> Steps()
    {
        var steps = ImmutableArray.CreateBuilder<StepKind>();
        foreach (var (position, name) in _root.Strings("steps").Index())
        {
            if (StepKindNames.Parse(name) is { } kind)
            {
                steps.Add(kind);
            }
            else
            {
                _root.ItemProblem($"'{name}' is no step", "steps", position, CheckCode.StepUnknown);
            }
        }

        if (steps.Count == 0)
        {
            _root.Problem("'steps' is missing");
        }

        return steps.ToImmutable();
    }

    private ImmutableArray<RoleDefinition> Roles()
    {
        if (_root.Map("roles") is not { } roles)
        {
            return [];
        }

        var list = ImmutableArray.CreateBuilder<RoleDefinition>();
        foreach (string name in roles.Names)
        {
            if (roles.Map(name) is { } role)
            {
                list.Add(new RoleDefinition(
                    name,
                    role.Translations(),
                    role.Optional("via"),
                    role.Optional("when"),
                    role.Flag("confirmation", otherwise: false) ? role.Required("supply") : null));
                if (!role.Has("via") && !role.Has("confirmation"))
                {
                    roles.Problem($"the role '{name}' is reached by no edge", name, CheckCode.RoleEdge);
                }
            }
        }

        return list.ToImmutable();
    }

    private static NeedDefinition Need(YamlFields need)
    {
        string mode = need.Optional("mode") ?? "value";
        var parsed = mode switch
        {
            "value" => NeedMode.Value,
            "predicate" => NeedMode.Predicate,
            "link" => NeedMode.Link,
            _ => (NeedMode?)null,
        };
        if (parsed is null)
        {
            need.Problem($"'mode: {mode}' is none of value, predicate, link", "mode");
        }

        string coordinate = need.Required("f");
        if (coordinate.Count(letter => letter == '.') != 2)
        {
            need.Problem($"'{coordinate}' is no coordinate; write DEPT.resource.field", "f");
        }

        return new NeedDefinition(
            coordinate, need.Optional("role"), [.. need.Strings("for")], parsed ?? NeedMode.Predicate)
        {
            AtOwner = need.Text("atOwner"),
        };
    }

    private static ConditionDefinition Condition(YamlFields condition)
    {
        return new ConditionDefinition(
            condition.Required("when"),
            condition.RequiredText("reason", CheckCode.ReasonMissing),
            condition.Text("remedy"));
    }

    private static SupplyDefinition Supply(YamlFields supply)
    {
        string type = supply.Required("type");
        bool isKnown = Enum.TryParse(type, ignoreCase: true, out SupplyType parsed);
        if (!isKnown)
        {
            supply.Problem(
                $"'type: {type}' is none of string, int, number, money, bool, date, datetime, file, json", "type");
        }

        var options = supply.Map("options");
        options?.AllowOnly("list", "register", "value", "label", "where", "offeredBy");
        return new SupplyDefinition
        {
            Name = supply.Required("name"),
            Label = supply.RequiredText("label"),
            Hint = supply.Text("hint"),
            Type = parsed,
            Why = supply.Required("why").ToUpperInvariant(),
            Required = supply.Flag("required", otherwise: true),
            Minimum = supply.Number("min"),
            Maximum = supply.Number("max"),
            MustBeTrue = supply.Flag("mustBe", otherwise: false),
            Options = [.. (options?.Items("list") ?? []).Select(Option)],
            OptionsFrom = options?.Has("register") == true
                ? new RegisterOptions(
                    options.Required("register"),
                    options.Required("value"),
                    options.Optional("label") ?? options.Required("value"),
                    options.Optional("where"))
                : null,
        };
    }

    private static SupplyOption Option(YamlFields option)
    {
        return new SupplyOption(
            option.Required("value"), option.Translations());
    }

    private static EffectDefinition? Effect(YamlFields effect)
    {
        if (effect.Map("pay") is { } pay)
        {
            return new EffectDefinition.Pay(pay.Required("amount"), pay.Optional("account") ?? "")
            {
                Guard = effect.Optional("guard"),
            };
        }

        if (effect.Optional("write") is not { } register)
        {
            effect.Problem("an effect is 'write: REGISTER' or 'pay: {amount, account}'");
            return null;
        }

        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (effect.Map("values") is { } map)
        {
            foreach (string field in map.Names)
            {
                values[field] = map.Required(field);
            }
        }

        return new EffectDefinition.Write(
            register, values.ToImmutable(), effect.Optional("guard"), effect.Optional("role"))
        {
            Where = effect.Optional("where"),
        };
    }

    private static StepKind Step(YamlFields visit)
    {
        string name = visit.Required("at");
        if (StepKindNames.Parse(name) is { } kind)
        {
            return kind;
        }

        visit.Problem($"'{name}' is no step", "at", CheckCode.StepUnknown);
        return default;
    }

    private static DocumentDefinition Document(YamlFields document)
    {
        document.AllowOnly("type", "zh", "en", "states");
        return new DocumentDefinition(
            document.Required("type"), document.Translations(), [.. document.Strings("states")]);
    }

    private static HandedSupply Handed(YamlFields handed)
    {
        handed.AllowOnly("supply", "zh", "en");
        return new HandedSupply(handed.Required("supply"), handed.Translations());
    }
}
