namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>Each version from the first to the present one has a note, newest first; none goes beyond.</summary>
internal sealed class HistoryTellsOfTheVersion : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        var (version, history) = (matter.Definition.Version, matter.Definition.History);
        if (version < 1)
        {
            yield return matter.Problem(CheckCode.HistoryMismatch, "versions count from 1", "version");
        }

        foreach (int missing in Enumerable.Range(1, Math.Max(0, version))
            .Where(number => history.All(entry => entry.Version != number)))
        {
            yield return matter.Problem(
                CheckCode.HistoryMismatch, $"no note under history tells of version {missing}", "version");
        }

        foreach (var (position, entry) in history.Index())
        {
            if (entry.Version < 1 || entry.Version > version)
            {
                yield return matter.Problem(
                    CheckCode.HistoryMismatch,
                    $"the history tells of version {entry.Version}, the definition is version {version}",
                    "history",
                    position,
                    "version");
            }
            else if (position > 0 && entry.Version > history[position - 1].Version)
            {
                yield return matter.Problem(
                    CheckCode.HistoryMismatch,
                    $"version {entry.Version} stands below version {history[position - 1].Version}: newest first",
                    "history",
                    position,
                    "version");
            }
        }
    }
}
