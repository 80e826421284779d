using System.Globalization;
using System.Text;
using GovDataHub.Rules.Registers;

namespace GovDataHub.Rules.Splitting;

/// <summary>A plan as a person reads it.</summary>
internal static class RulePlanPrinter
{
    public static string Print(RulePlan plan)
    {
        var text = new StringBuilder();
        text.Append("conditions\n");
        foreach (var condition in plan.Conditions)
            text.Append(CultureInfo.InvariantCulture, $"  {condition.Index}: {condition.Expression}\n");
        text.Append("in the departments\n");
        foreach (var part in plan.Parts)
            Print(text, part);
        text.Append("in the hub\n");
        foreach (var condition in plan.Conditions)
            text.Append(CultureInfo.InvariantCulture, $"  {condition.Index}: {condition.Residual}\n");
        return text.ToString();
    }

    private static void Print(StringBuilder text, RulePart part)
    {
        text.Append("  ").Append(part.Name).Append(' ')
            .Append(part.Kind == PartKind.Predicate ? "predicate" : "value").Append(" at ")
            .Append(part.Department).Append(" of ").Append(Subject(part)).Append('\n');
        text.Append("    ").Append(part.Text).Append('\n');
        text.Append("    reads ").AppendJoin(", ", part.Coordinates).Append('\n');
        if (!part.Supplies.IsEmpty)
            text.Append("    sends ").AppendJoin(", ", part.Supplies).Append('\n');
    }

    private static string Subject(RulePart part) => (part.Role, part.Subject) switch
    {
        ({ } role, _) => role,
        (_, RegisterSubject.Person) => "the citizen",
        (_, RegisterSubject.Enterprise) => "the enterprise",
        _ => "the public",
    };
}
