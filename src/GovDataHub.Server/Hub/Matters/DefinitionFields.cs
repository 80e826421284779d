using GovDataHub.GraphQL.Execution;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Server.Hub.Matters;

/// <summary>The matters and what they are made of.</summary>
internal sealed class DefinitionFields(MatterCatalogue matters, MatterView view)
{
    /// <summary>Adds the fields to a map.</summary>
    public void Register(ResolverMap map)
    {
        map.AddSync("Query.matters", Matters)
            .AddSync("Query.matter", field => matters.Find(field.Argument<string>("code") ?? ""));
        Add(map, "code", matter => matter.Code);
        Add(map, "version", matter => matter.Version);
        Add(map, "name", matter => MatterView.Text(matter.Name));
        Add(map, "owner", matter => view.Department(matter.Owner));
        Add(map, "audience", matter => matter.ForEnterprises ? "ENTERPRISE" : "CITIZEN");
        Add(map, "kind", matter => matter.Kind);
        Add(map, "statutory", matter => matter.Statutory.ToString());
        Add(map, "promised", matter => matter.Promised.ToString());
        Add(map, "visits", matter => matter.Visits);
        Add(map, "basis", matter => matter.Basis.Select(Basis).ToArray());
        Add(map, "steps", matter => matter.Steps.Select(StepKindNames.GraphQLNameOf).ToArray());
        Add(map, "supplies", matter => matter.Supplies.Select(Supply).ToArray());
        Add(map, "needs", matter => matter.Needs.Select(view.Need).ToArray());
        Add(map, "fee", matter => matter.Fee);
    }

    private static void Add(ResolverMap map, string name, Func<MatterDefinition, object?> value)
    {
        map.AddSync($"Matter.{name}", field => value((MatterDefinition)field.Source!));
    }

    private MatterDefinition[] Matters(FieldContext field)
    {
        string? audience = field.Argument<string>("audience");
        string? owner = field.Argument<string>("owner");
        string? search = field.Argument<string>("search")?.Trim();
        return
        [
            .. matters.All.Where(matter =>
                (audience is null || matter.ForEnterprises == (audience == "ENTERPRISE"))
                && (owner is null || matter.Owner == owner)
                && (string.IsNullOrEmpty(search) || Matches(matter, search))),
        ];
    }

    private static bool Matches(MatterDefinition matter, string search)
    {
        return matter.Code.Contains(search, StringComparison.OrdinalIgnoreCase)
            || matter.Name.Zh.Contains(search, StringComparison.OrdinalIgnoreCase)
            || matter.Name.En.Contains(search, StringComparison.OrdinalIgnoreCase);
    }

    private static Dictionary<string, object?> Basis(LegalBasis basis)
    {
        return new Dictionary<string, object?> { ["law"] = basis.Law, ["article"] = basis.Article };
    }

    /// <summary>Options from a register are a case's; the definition shows its own.</summary>
    private static Dictionary<string, object?> Supply(SupplyDefinition supply)
    {
        return MatterView.Supply(supply, supply.Options.IsEmpty ? null : supply.Options);
    }
}
