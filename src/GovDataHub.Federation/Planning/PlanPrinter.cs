using System.Globalization;
using System.Text;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Planning;

/// <summary>Prints a plan for people and golden files: subjects, their fetches, what waits for which link.</summary>
public static class PlanPrinter
{
    /// <summary>The plan as indented text, one line a register.</summary>
    public static string Print(QueryPlan plan)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"plan: {plan.FetchCount} fetches\n");
        foreach (SubjectNode subject in plan.Subjects)
        {
            string names = string.Join(
                ", ",
                plan.ByResponseName.Where(pair => pair.Value == subject)
                    .Select(pair => pair.Key)
                    .Order(StringComparer.Ordinal));
            Print(text, subject, $"{Root(subject)} as {names}", 1);
        }

        foreach (PublicNode register in plan.PublicRegisters)
        {
            string arguments = register.Node.Arguments.IsEmpty
                ? ""
                : $"({string.Join(", ", register.Node.Arguments.Select(Printer.Print))})";
            string name = $"{register.Root}.{register.Name}{register.When}";
            text.Append(
                CultureInfo.InvariantCulture, $"  register {register.Resource.Coordinate}{arguments} as {name}\n");
            text.Append(CultureInfo.InvariantCulture, $"    fetch {register.Resource.Department}\n");
            text.Append(CultureInfo.InvariantCulture, $"      {register.Resource.Name} {Fields(register.Fields)}\n");
        }

        return text.ToString();
    }

    private static string Root(SubjectNode subject)
    {
        return subject.Origin switch
        {
            RootOrigin.Me => "me",
            RootOrigin.CitizenArgument => $"citizen ${subject.Variable}",
            RootOrigin.EnterpriseArgument => $"enterprise ${subject.Variable}",
            _ => "",
        };
    }

    private static void Print(StringBuilder text, SubjectNode subject, string title, int depth)
    {
        string indent = new(' ', depth * 2);
        text.Append(CultureInfo.InvariantCulture, $"{indent}{title}{subject.When}\n");
        foreach (FetchNode fetch in subject.Fetches)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}  fetch {fetch.Department.Code}\n");
            foreach (ResourceNode resource in fetch.Resources)
            {
                string links = string.Concat(resource.Links.Select(link =>
                    $" link {{ {string.Join(", ", link.Edge.Reads.Select(field => field.Name))} }}{link.When}"));
                string fields = resource.Fields.IsEmpty ? "" : " " + Fields(resource.Fields);
                text.Append(CultureInfo.InvariantCulture, $"{indent}    {resource.Resource.Name}{fields}{links}\n");
            }
        }

        foreach (EdgeNode edge in subject.Edges)
        {
            Print(text, edge.Target, $"{edge.Edge.Name} by {edge.Edge.Link.Coordinate}", depth + 1);
        }
    }

    private static string Fields(IEnumerable<PlannedField> fields)
    {
        return $"{{ {string.Join(", ", fields.Select(field => field.Field.Name + field.When))} }}";
    }
}
