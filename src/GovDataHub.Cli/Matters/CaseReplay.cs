using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.Cli.Client;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Cli.Matters;

/// <summary>
/// <c>hub case ID --replay</c>: every decision a rule took about the case, taken again from what was kept, and compared
/// to the byte. Reads the case database under <c>HUB_DATA</c> itself: no server is asked, no department is contacted.
/// What registers said is not printed, only which of the four answers they gave.
/// </summary>
internal static class CaseReplay
{
    private static readonly JsonSerializerOptions Readable =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>0 every decision came out again, 1 one did not, 2 no such case or nothing to replay.</summary>
    public static async Task<int> RunAsync(string caseId, bool asJson, CancellationToken cancellationToken)
    {
        string file = Path.Combine(HubOptions.FromEnvironment().DataDirectory, "matters.sqlite");
        if (!File.Exists(file))
        {
            throw new HubUsageException($"there is no case database '{file}'; HUB_DATA says where it is");
        }

        using var database = new SqliteMatterDatabase(file);
        var queries = database.Queries;
        var decisions = (await queries.DecisionsAsync(caseId, cancellationToken))
            .Where(decision => decision.Facts != "[]").ToImmutableArray();
        if (decisions.IsEmpty)
        {
            throw new HubUsageException("no rule has decided a case of that id");
        }

        var lines = new List<Line>();
        foreach (var decision in decisions)
        {
            lines.Add(await ReplayAsync(queries, decision, cancellationToken));
        }

        Print(caseId, lines, asJson);
        return lines.TrueForAll(line => line.Same) ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<Line> ReplayAsync(
        ICaseQueries queries, DecisionRecord decision, CancellationToken cancellationToken)
    {
        try
        {
            var kept = await queries.DefinitionAsync(decision.Definition, cancellationToken);
            if (kept is null)
            {
                return Line.Broken(decision, "the definition it was taken under is not kept");
            }

            var definition = new MatterCatalogue([]).Add(kept.Digest, kept.Source);
            var replay = new DecisionReplay(Schemas.Departments());
            return Line.Of(decision, await replay.ReplayAsync(decision.Facts, definition, cancellationToken));
        }
        catch (Exception broken) when (broken is FormatException or DefinitionException)
        {
            return Line.Broken(decision, broken.Message);
        }
    }

    private static void Print(string caseId, List<Line> lines, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { @case = caseId, decisions = lines }, Readable));
            return;
        }

        foreach (var line in lines)
        {
            Console.WriteLine($"decision {line.Decision} of {caseId}: {line.Matter} on {line.Today}, "
                + (line.Same ? $"the same {line.Bytes} bytes" : "NOT the same"));
            foreach (string difference in line.Differences)
            {
                Console.WriteLine($"  ! {difference}");
            }

            foreach (var fact in line.Facts)
            {
                string whose = $"{fact.Department ?? "-",-4} {fact.Role ?? "own",-9}";
                Console.WriteLine($"  {fact.Answer,-8} {whose} {fact.Transfer ?? "-",-12} {fact.Key}");
            }

            Console.WriteLine($"  conditions: {string.Join(' ', line.Conditions)}");
        }
    }

    private sealed record Line(
        int Decision,
        string Matter,
        string Today,
        string Definition,
        bool Same,
        int Bytes,
        IReadOnlyList<string> Differences,
        IReadOnlyList<string> Conditions,
        IReadOnlyList<Fact> Facts)
    {
        public static Line Of(DecisionRecord decision, ReplayResult replay)
        {
            return new Line(
                decision.Sequence,
                replay.Stored.Matter,
                replay.Stored.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                decision.Definition,
                replay.IsSame,
                System.Text.Encoding.UTF8.GetByteCount(decision.Facts),
                replay.Differences,
                [.. replay.Stored.Conditions.Select(outcome => outcome.ToString())],
                [
                    .. replay.Stored.Facts.Select(fact => new Fact(
                        fact.Answer.ToString(), fact.Department, fact.Role, fact.Key, fact.TransferId, fact.AsOf)),
                ]);
        }

        public static Line Broken(DecisionRecord decision, string why)
        {
            return new Line(decision.Sequence, "", "", decision.Definition, false, 0, [why], [], []);
        }
    }

    private sealed record Fact(
        string Answer, string? Department, string? Role, string Key, string? Transfer, DateTimeOffset? AsOf);
}
