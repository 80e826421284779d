using System.Collections.Immutable;
using System.Globalization;

namespace GovDataHub.Matters.Definitions.Checking.Concepts;

/// <summary>What must hold of the concepts: the world they make is closed and says each thing once.</summary>
internal static class ConceptChecks
{
    /// <summary>Everything wrong with the concept file.</summary>
    /// <param name="schemas">What it is held against.</param>
    /// <param name="unread">Matters whose files could not be read: what is bound to them is not judged.</param>
    public static IEnumerable<DefinitionProblem> Check(CheckedSchemas schemas, ImmutableHashSet<string> unread)
    {
        return
        [
            .. Kinds(schemas),
            .. Coordinates(schemas),
            .. Supplies(schemas, unread),
            .. Bindings(schemas),
            .. Terms(schemas),
            .. Likenesses(schemas, unread),
        ];
    }

    private static IEnumerable<DefinitionProblem> Kinds(CheckedSchemas schemas)
    {
        foreach (var concept in schemas.Concepts.All)
        {
            if (concept.Held.IsEmpty == concept.Asked.IsEmpty)
            {
                string what = concept.IsHeld ? "both held and asked" : "neither held nor asked";
                yield return Problem(schemas, concept.Place, CheckCode.ConceptKind, $"'{concept.Id}' is {what}");
            }

            foreach (var (language, terms) in new[] { ("zh", concept.Zh), ("en", concept.En) })
            {
                if (terms.IsEmpty || terms.Any(term => string.IsNullOrWhiteSpace(term.Text)))
                {
                    yield return Problem(
                        schemas,
                        concept.Place,
                        CheckCode.TranslationMissing,
                        $"'{concept.Id}' has no term, or an empty one, under '{language}'");
                }
            }
        }
    }

    private static IEnumerable<DefinitionProblem> Coordinates(CheckedSchemas schemas)
    {
        foreach (var held in schemas.Concepts.All.SelectMany(concept => concept.Held)
            .Where(held => schemas.Departments.Field(held.Text) is null))
        {
            yield return Problem(
                schemas, held.Place, CheckCode.ConceptUnknown, $"no department holds {held.Text}");
        }

        foreach (var field in schemas.Departments.Fields.OrderBy(field => field.Coordinate, StringComparer.Ordinal)
            .Where(field => schemas.Concepts.ByHeld(field.Coordinate) is null))
        {
            yield return Problem(
                schemas,
                new SourcePlace(1, 1),
                CheckCode.ConceptMissing,
                $"{field.Coordinate} ({field.Label.Zh}, {field.Label.En}) is bound to no concept");
        }
    }

    private static IEnumerable<DefinitionProblem> Supplies(CheckedSchemas schemas, ImmutableHashSet<string> unread)
    {
        var asked = schemas.Matters
            .SelectMany(matter => matter.Supplies.Select(supply => $"{matter.Code}.{supply.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var supply in schemas.Concepts.All.SelectMany(concept => concept.Asked)
            .Where(supply => !asked.Contains(supply.Text) && !unread.Contains(supply.Text.Split('.')[0])))
        {
            yield return Problem(
                schemas, supply.Place, CheckCode.ConceptUnknown, $"no matter asks for {supply.Text}");
        }
    }

    private static IEnumerable<DefinitionProblem> Bindings(CheckedSchemas schemas)
    {
        var bound = schemas.Concepts.All.SelectMany(concept =>
            concept.Held.Concat(concept.Asked).Select(binding => (concept.Id, Binding: binding)));
        foreach (var twice in bound.GroupBy(pair => pair.Binding.Text, StringComparer.Ordinal))
        {
            foreach (var (id, binding) in twice.Skip(1))
            {
                yield return Problem(
                    schemas,
                    binding.Place,
                    CheckCode.ConceptTwice,
                    $"{binding.Text} is bound to '{id}' and already to '{twice.First().Id}'");
            }
        }
    }

    private static IEnumerable<DefinitionProblem> Terms(CheckedSchemas schemas)
    {
        var terms = schemas.Concepts.All.SelectMany(concept => concept.Terms.Select(term => (concept.Id, Term: term)));
        foreach (var same in terms.GroupBy(pair => Wording.Normalise(pair.Term.Text), StringComparer.Ordinal))
        {
            foreach (var (id, term) in same.Skip(1).Where(pair => pair.Id != same.First().Id))
            {
                yield return Problem(
                    schemas,
                    term.Place,
                    CheckCode.ConceptTerm,
                    $"'{term.Text}' is a term of '{id}' and already of '{same.First().Id}'");
            }
        }
    }

    private static IEnumerable<DefinitionProblem> Likenesses(CheckedSchemas schemas, ImmutableHashSet<string> unread)
    {
        var choices = schemas.Matters
            .SelectMany(matter => matter.Supplies.Where(supply => supply.OptionsFrom is not null)
                .Select(supply => $"{matter.Code}.{supply.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var concept in schemas.Concepts.All.Where(concept => !concept.IsHeld))
        {
            if (!concept.Asked.IsEmpty && concept.Asked.All(supply =>
                choices.Contains(supply.Text) || unread.Contains(supply.Text.Split('.')[0])))
            {
                continue; // Picking one of the rows that a register holds is not asking; what is unread may be that.
            }

            var named = concept.Differs?.From ?? [];
            foreach (var from in named.Where(from => schemas.Concepts.ById(from.Text) is not { IsHeld: true }))
            {
                yield return Problem(
                    schemas, from.Place, CheckCode.ConceptUnknown, $"'{from.Text}' is no held concept");
            }

            var like = schemas.Concepts.Resemblance
                .Nearest(concept.Zh.Select(term => term.Text), concept.En.Select(term => term.Text), 3)
                .Where(neighbour => neighbour.Likeness >= Resemblance.Threshold)
                .Where(neighbour => !named.Any(from => from.Text == neighbour.Concept.Id));
            foreach (var neighbour in like)
            {
                yield return Resembles(schemas, concept, neighbour);
            }
        }
    }

    private static DefinitionProblem Resembles(CheckedSchemas schemas, Concept concept, Neighbour neighbour)
    {
        string likeness = neighbour.Likeness.ToString("0.00", CultureInfo.InvariantCulture);
        var held = neighbour.Concept;
        return Problem(
            schemas,
            concept.Place,
            CheckCode.AskedResembles,
            $"'{concept.Id}' resembles '{held.Id}' ({held.Zh[0].Text}, {held.En[0].Text}; likeness {likeness}),"
            + $" which {held.Held[0].Text} holds");
    }

    private static DefinitionProblem Problem(CheckedSchemas schemas, SourcePlace place, string code, string message)
    {
        return DefinitionProblem.Of(schemas.Concepts.File, place, code, message);
    }
}
