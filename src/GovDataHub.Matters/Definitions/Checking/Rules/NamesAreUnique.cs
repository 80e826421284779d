using GovDataHub.Matters.Definitions.Checking.Concepts;

namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>No two matters, supplies, needs, options, steps, documents or conditions go by the same name.</summary>
internal sealed class NamesAreUnique : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        var definition = matter.Definition;
        return Matters(matter)
            .Concat(Twice(matter, definition.Supplies, supply => supply.Name, "supplies", "name"))
            .Concat(Twice(matter, definition.Needs, NameOf, "needs", "f"))
            .Concat(Twice(matter, definition.Eligibility, condition => condition.When, "eligibility", "when"))
            .Concat(Twice(matter, definition.Steps, StepKindNames.NameOf, "steps", ""))
            .Concat(Twice(matter, definition.Documents, document => document.Type, "documents", "type"))
            .Concat(definition.Supplies.Index().SelectMany(pair => Options(matter, pair.Item, pair.Index)));
    }

    private static IEnumerable<DefinitionProblem> Matters(CheckedMatter matter)
    {
        var name = matter.Definition.Name;
        foreach (var (language, text) in new[] { ("zh", name.Zh), ("en", name.En) })
        {
            if (matter.Schemas.Names.GetValueOrDefault(Wording.Normalise(text)) > 1)
            {
                yield return matter.Problem(
                    CheckCode.NameDuplicate, $"another matter is called '{text}' too", "name", language);
            }
        }
    }

    private static IEnumerable<DefinitionProblem> Options(CheckedMatter matter, SupplyDefinition supply, int position)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (option, given) in supply.Options.Index())
        {
            if (!seen.Add(given.Value))
            {
                yield return matter.Problem(
                    CheckCode.NameDuplicate,
                    $"the option '{given.Value}' of {supply.Name} is given twice",
                    "supplies",
                    position,
                    "options",
                    "list",
                    option,
                    "value");
            }
        }
    }

    private static IEnumerable<DefinitionProblem> Twice<T>(
        CheckedMatter matter, IEnumerable<T> items, Func<T, string> name, string list, string entry)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (position, item) in items.Index())
        {
            if (!seen.Add(name(item)))
            {
                yield return matter.Problem(
                    CheckCode.NameDuplicate, $"'{name(item)}' stands twice among the {list}", list, position, entry);
            }
        }
    }

    private static string NameOf(NeedDefinition need)
    {
        return need.Role is null ? need.Coordinate : $"{need.Role}.{need.Coordinate}";
    }
}
