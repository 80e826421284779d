using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.Cli.Client;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Cli.Matters.Report;

/// <summary>
/// <c>hub matters report</c>: the catalogue in numbers; with <c>--before</c>, whom a change of the rules would decide
/// otherwise in a synthetic city.
/// </summary>
internal static class ReportCommand
{
    private const int FewestCitizens = 200;
    private const int MostCitizens = 200_000;

    private static readonly JsonSerializerOptions Readable =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var before = new Option<string?>("--before")
        {
            Description = "The definitions before: a folder, or one file.",
        };
        var after = new Option<string?>("--after")
        {
            Description = "The definitions after: a folder, or one file. Standard: this checkout's.",
        };
        var citizens = new Option<int>("--citizens")
        {
            Description = "How many synthetic citizens to decide, 200 to 200000.",
            DefaultValueFactory = _ => 2_000,
        };
        var today = new Option<string?>("--today") { Description = "The business date, as 2025-09-01." };
        var show = new Option<int>("--show")
        {
            Description = "How many of a matter's flips to show.",
            DefaultValueFactory = _ => 3,
        };
        var json = HubCommandOptions.Json();
        var command = new Command(
            "report",
            """
            The catalogue in numbers; with --before, how many synthetic citizens a change of the rules decides
            otherwise, and three of them. A synthetic citizen always chooses the first option, the least number the
            form allows (1 where it sets none), today, yes; where another party has to confirm, the city's last citizen
            does. Registers are a city made in memory. Exit code 0 when nobody flips, 1 when somebody does, 2 bad input.
            """)
        {
            before, after, citizens, today, show, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            int count = result.GetValue(citizens);
            if (count is < FewestCitizens or > MostCitizens)
            {
                throw new HubUsageException($"--citizens takes {FewestCitizens} to {MostCitizens}");
            }

            var date = DateOf(result.GetValue(today));
            bool asJson = result.GetValue(json);
            if (result.GetValue(before) is not { } old)
            {
                return result.GetValue(after) is null ? Summarize(asJson)
                    : throw new HubUsageException("--after says what changed only beside --before");
            }

            var pairs = Changed(Load(old), Load(result.GetValue(after) ?? Path.Combine(Schemas.Folder, "matters")));
            var flips = await FlipsAsync(pairs, count, date, result.GetValue(show), cancellationToken);
            Print(flips, asJson);
            return flips.TrueForAll(matter => matter.Flips.IsEmpty) ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static int Summarize(bool asJson)
    {
        var summary = CatalogueSummary.Of(Schemas.Matters());
        Console.WriteLine(asJson
            ? JsonSerializer.Serialize(summary, Readable) : string.Join(Environment.NewLine, summary.Lines()));
        return ExitCode.Done;
    }

    private static async Task<List<MatterFlips>> FlipsAsync(
        ImmutableArray<(MatterDefinition Before, MatterDefinition After)> pairs,
        int citizens,
        DateOnly today,
        int show,
        CancellationToken cancellationToken)
    {
        var flips = new List<MatterFlips>();
        if (pairs.IsEmpty)
        {
            return flips;
        }

        var departments = Schemas.Departments();
        var comparison = new RuleFlips(departments, new SyntheticRegisters(departments, citizens, today), today, show);
        foreach (var (before, after) in pairs)
        {
            flips.Add(await comparison.CompareAsync(before, after, cancellationToken));
        }

        return flips;
    }

    /// <summary>The matters that both hold and whose texts differ.</summary>
    private static ImmutableArray<(MatterDefinition Before, MatterDefinition After)> Changed(
        MatterCatalogue before, MatterCatalogue after)
    {
        return
        [
            .. before.All.Select(was => (Before: was, After: after.Find(was.Code)))
                .Where(pair => pair.After is { } now && now.Digest != pair.Before.Digest)
                .Select(pair => (pair.Before, pair.After!)),
        ];
    }

    private static MatterCatalogue Load(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return MatterCatalogue.Load(path);
            }

            if (!File.Exists(path))
            {
                throw new HubUsageException($"there is no folder or file '{path}'");
            }

            return new MatterCatalogue([MatterCatalogue.Read(path)]);
        }
        catch (DefinitionException wrong)
        {
            throw new HubUsageException(wrong.Message);
        }
    }

    private static DateOnly DateOf(string? text)
    {
        if (text is null)
        {
            return DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        }

        return DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw new HubUsageException("--today takes a date such as 2025-09-01");
    }

    private static void Print(List<MatterFlips> flips, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(flips, Readable));
            return;
        }

        if (flips.Count == 0)
        {
            Console.WriteLine("no matter's definition was changed");
        }

        foreach (var matter in flips)
        {
            string counts = matter.Flips.IsEmpty ? "nobody flips"
                : string.Join(", ", matter.Flips.Select(flip => $"{flip.Value} {flip.Key}"));
            Console.WriteLine(
                $"{matter.Matter}@{matter.Before} to @{matter.After}: {counts}, of {matter.Decided} decided");
            foreach (var flip in matter.Shown)
            {
                Print(flip);
            }
        }
    }

    private static void Print(ShownFlip flip)
    {
        Console.WriteLine($"  {flip.Who}: {flip.Change}");
        foreach (var condition in flip.Conditions)
        {
            Console.WriteLine($"    {condition.Before} to {condition.After}: {condition.When}");
        }

        foreach (var fact in flip.Facts)
        {
            string whose = fact.Role is null ? "" : $" of the {fact.Role}";
            Console.WriteLine($"      {fact.By}: {fact.Asked}{whose} is {fact.Answer}");
        }
    }
}
