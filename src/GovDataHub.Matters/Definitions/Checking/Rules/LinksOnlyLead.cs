using GovDataHub.Federation.Reading;

namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>An id that leads from one register to another is a link and nothing else.</summary>
internal sealed class LinksOnlyLead : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        return Needs(matter).Concat(Edges(matter)).Concat(Reads(matter));
    }

    private static IEnumerable<DefinitionProblem> Needs(CheckedMatter matter)
    {
        foreach (var (position, need) in matter.Definition.Needs.Index())
        {
            bool isOnlyLink = need.Uses is ["link"];
            if (need.Mode == NeedMode.Link && !isOnlyLink)
            {
                yield return matter.Problem(
                    CheckCode.LinkMisused, $"{need.Coordinate} is mode link, so for: [link]", "needs", position, "for");
            }
            else if (need.Mode != NeedMode.Link && need.Uses.Contains("link"))
            {
                yield return matter.Problem(
                    CheckCode.LinkMisused, $"{need.Coordinate} is for: link, so mode link", "needs", position, "mode");
            }
        }
    }

    private static IEnumerable<DefinitionProblem> Edges(CheckedMatter matter)
    {
        foreach (var role in matter.Definition.Roles)
        {
            if (role.Via is { } via && !matter.Definition.Needs.Any(need => need.Coordinate == via))
            {
                yield return matter.Problem(
                    CheckCode.LinkMisused,
                    $"the edge {via} of '{role.Name}' is no need of mode link",
                    "roles",
                    role.Name,
                    "via");
            }
        }
    }

    private static IEnumerable<DefinitionProblem> Reads(CheckedMatter matter)
    {
        var links = matter.Definition.Needs.Where(need => need.Mode == NeedMode.Link).ToList();
        return matter.Reads.All
            .Where(read => links.Exists(link => link.Role == read.Role && link.Coordinate == read.Coordinate))
            .Select(read => matter.Problem(
                CheckCode.LinkMisused, $"the link {read.Coordinate} is read as a value", read.Path.AsSpan()));
    }
}
