using GovDataHub.TestKit;

namespace GovDataHub.Architecture.Tests.Schemas;

/// <summary>Whatever a matter names exists: coordinates, registers, roles, supplies, rates.</summary>
public sealed class MatterCoordinateTests
{
    public static TheoryData<string> Codes => [.. Repository.Matters.Keys.Order()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_need_is_a_field_that_a_department_holds(string code)
    {
        MatterDocument matter = Repository.Matters[code];

        Assert.Contains(matter.Owner, Repository.Departments.Keys);
        Assert.All(matter.Needs, need => Assert.True(Repository.Field(need.F) is not null, $"{code} needs {need.F}"));
        Assert.Equal(matter.Needs.Count, matter.Needs.DistinctBy(need => (need.F, need.Role)).Count());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_register_and_field_that_a_rule_fee_or_effect_names_exists(string code)
    {
        foreach (string feel in CoordinateScan.FeelOf(Repository.Matters[code]))
        {
            foreach (Mention mention in CoordinateScan.Of(feel))
            {
                Assert.True(Repository.Resource(mention.Resource) is not null, $"{code}: {mention.Resource} in {feel}");
                Assert.True(
                    mention.Field is null || Repository.Field(mention.Coordinate) is not null,
                    $"{code}: {mention.Coordinate} in {feel}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_field_of_known_values_is_compared_only_with_one_of_them(string code)
    {
        MatterDocument matter = Repository.Matters[code];
        IEnumerable<(string Coordinate, string Literal)> compared =
        [
            .. CoordinateScan.FeelOf(matter).SelectMany(CoordinateScan.Comparisons),
            .. matter.Supplies.Select(supply => supply.Options).OfType<OptionsDocument>().SelectMany(
                options => RowsOf(options.Register, options.Where)),
            .. matter.Effects.SelectMany(effect => RowsOf(effect.Write, effect.Where)),
            .. matter.Roles.Values.SelectMany(role => RowsOf(role.Via?[..role.Via.LastIndexOf('.')], role.When)),
        ];
        foreach ((string coordinate, string literal) in compared)
        {
            if (Repository.Field(coordinate)?.Values is { } values)
                Assert.True(values.ContainsKey(literal), $"{code}: {coordinate} is never \"{literal}\"");
        }

        static IEnumerable<(string Coordinate, string Literal)> RowsOf(string? register, string? condition)
        {
            return CoordinateScan.RowComparisons(condition ?? "")
                .Select(row => ($"{register}.{row.Field}", row.Literal));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Whatever_decides_or_prices_is_declared_as_a_need(string code)
    {
        MatterDocument matter = Repository.Matters[code];
        HashSet<(string, string?)> needs = [.. matter.Needs.Select(need => (need.F, need.Role))];
        IEnumerable<string> deciding = matter.Eligibility.Select(condition => condition.When).Append(matter.Fee ?? "");

        foreach (Mention mention in deciding.SelectMany(CoordinateScan.Of).Where(mention => mention.Field is not null))
            Assert.Contains((mention.Coordinate, mention.Role), needs);
    }

    [Fact]
    public void The_scan_sees_the_comparisons_of_filters_and_paths()
    {
        Assert.Equal(
            [("SMR.owned.role", "operator"), ("SMR.owned.role", "legalRep"), ("SMR.owned.status", "active")],
            CoordinateScan.Comparisons(
                "count(SMR.owned[role in [\"operator\", \"legalRep\"] and status = \"active\"]) > 0"));
        Assert.Equal(
            [("EDU.student.stage", "primary"), ("EDU.student.status", "in")],
            CoordinateScan.Comparisons("child.EDU.student.stage != \"primary\" and EDU.student.status = \"in\""));
    }

    /// <summary>
    /// The city's registry of finished cases, at the approval office: a matter whose owner's register has no field that
    /// says it was paid is registered there, and guarded there, before money leaves.
    /// </summary>
    private const string FinishedCases = "RRO.caseRegistry";

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_effect_reads_of_other_departments_only_what_is_a_need(string code)
    {
        MatterDocument matter = Repository.Matters[code];
        HashSet<(string, string?)> needs = [.. matter.Needs.Select(need => (need.F, need.Role))];

        foreach (EffectDocument effect in matter.Effects)
        {
            IEnumerable<string> read = [.. effect.Values.Values, effect.Guard ?? "", effect.Pay?.Amount ?? ""];
            foreach (Mention mention in read.SelectMany(CoordinateScan.Of).Where(mention => mention.Field is not null))
            {
                bool own = mention.Resource.StartsWith(matter.Owner + ".", StringComparison.Ordinal)
                    || mention.Resource == FinishedCases;
                Assert.True(own || needs.Contains((mention.Coordinate, mention.Role)), $"{code}: {mention.Coordinate}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_effect_writes_fields_of_the_owners_register_with_values_they_can_hold(string code)
    {
        MatterDocument matter = Repository.Matters[code];
        foreach (EffectDocument effect in matter.Effects.Where(effect => effect.Write is not null))
        {
            ResourceDocument? register = Repository.Resource(effect.Write!);
            Assert.True(register is not null, $"{code} writes {effect.Write}");
            if (effect.Write != FinishedCases)
                Assert.StartsWith(matter.Owner + ".", effect.Write, StringComparison.Ordinal);
            Assert.NotEmpty(effect.Values);
            foreach ((string field, string value) in effect.Values)
            {
                Assert.Contains(field, register!.Fields.Keys);
                if (register.Fields[field].Values is { } values && CoordinateScan.LiteralOf(value) is { } literal)
                    Assert.Contains(literal, values.Keys);
            }

            IEnumerable<string> selecting = CoordinateScan.NamesIn(effect.Where ?? "");
            Assert.All(selecting, name => Assert.Contains(name, register!.Fields.Keys));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_payee_account_is_a_need_of_the_form(string code)
    {
        MatterDocument matter = Repository.Matters[code];

        Assert.Equal(matter.Steps.Contains("disbursement"), matter.Effects.Any(effect => effect.Pay is not null));
        foreach (PayDocument pay in matter.Effects.Select(effect => effect.Pay).OfType<PayDocument>())
            Assert.Contains(matter.Needs, need => need.F == pay.Account && need.For.Contains("form"));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_supply_and_rate_that_is_named_is_defined(string code)
    {
        MatterDocument matter = Repository.Matters[code];
        string[] supplies = [.. matter.Supplies.Select(supply => supply.Name)];
        IEnumerable<string> texts =
        [
            .. CoordinateScan.FeelOf(matter),
            .. matter.Supplies.Select(supply => supply.Options?.Where ?? ""),
            .. matter.Roles.Values.Select(role => role.When ?? ""),
            .. matter.Effects.Select(effect => effect.Where ?? ""),
        ];
        foreach (string text in texts)
        {
            Assert.All(CoordinateScan.SuppliesIn(text), name => Assert.Contains(name, supplies));
            Assert.All(CoordinateScan.RatesIn(text), name => Assert.Contains(name, matter.Schedule.Keys));
        }

        IEnumerable<string> named = texts.SelectMany(CoordinateScan.RatesIn);
        Assert.All(matter.Schedule.Keys, rate => Assert.Contains(rate, named));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Nobody_is_reached_without_an_edge_or_the_other_partys_confirmation(string code)
    {
        MatterDocument matter = Repository.Matters[code];
        IEnumerable<string?> used = matter.Needs.Select(need => need.Role)
            .Concat(CoordinateScan.FeelOf(matter).SelectMany(CoordinateScan.Of).Select(mention => mention.Role));

        Assert.All(used.OfType<string>(), role => Assert.Contains(role, matter.Roles.Keys));
        foreach ((string name, RoleDocument role) in matter.Roles)
        {
            Assert.True(TextDocument.IsInBothScripts(role.Zh, role.En), $"{code}: {name}");
            if (role.Confirmation)
            {
                Assert.Contains(matter.Supplies, supply => supply.Name == role.Supply);
                continue;
            }

            NeedDocument link = Assert.Single(matter.Needs, need => need.F == role.Via);
            Assert.Equal("link", link.Mode);
            string register = link.F[..link.F.LastIndexOf('.')];
            foreach (string field in CoordinateScan.NamesIn(role.When!))
                Assert.NotNull(Repository.Field($"{register}.{field}"));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Options_come_from_fields_the_matter_needs(string code)
    {
        MatterDocument matter = Repository.Matters[code];
        foreach (OptionsDocument options in matter.Supplies.Select(supply => supply.Options).OfType<OptionsDocument>())
        {
            if (options.Register is null)
                continue;
            Assert.Contains(matter.Needs, need => need.F == $"{options.Register}.{options.Value}");
            Assert.Contains(matter.Needs, need => need.F == $"{options.Register}.{options.Label}");
            Assert.All(
                CoordinateScan.NamesIn(options.Where ?? ""),
                field => Assert.Contains(matter.Needs, need => need.F == $"{options.Register}.{field}"));
        }
    }
}
