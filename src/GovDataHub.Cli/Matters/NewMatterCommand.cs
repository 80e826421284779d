using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Matters;

/// <summary>
/// <c>hub matters new-matter</c>: a definition to begin with. What only a person can know is left empty, so that
/// <c>hub matters check</c> points to each gap; nothing is invented that could be mistaken for finished.
/// </summary>
internal static partial class NewMatterCommand
{
    private static readonly string[] Kinds =
        ["instant", "review", "certificate", "booking", "joint", "payment", "notify"];

    public static Command Create()
    {
        var code = new Argument<string>("code") { Description = "The new matter's code: HPF-10." };
        var owner = new Option<string>("--owner") { Description = "The owning department's code.", Required = true };
        var chinese = new Option<string>("--name-zh") { Description = "The name in Chinese.", Required = true };
        var english = new Option<string>("--name-en") { Description = "The name in English.", Required = true };
        var kind = new Option<string>("--kind")
        {
            Description = $"One of {string.Join(", ", Kinds)}.",
            DefaultValueFactory = _ => "instant",
        };
        var from = new Option<string?>("--from") { Description = "Begin with a copy of this matter." };
        var schemas = new Option<string?>("--schemas") { Description = "The folder with departments/ and matters/." };
        var command = new Command(
            "new-matter", "Begin a definition. Exit code 0 written, 2 bad input; never overwrites a file.")
        {
            code, owner, chinese, english, kind, from, schemas,
        };
        command.SetAction(result => Write(
            result.GetValue(schemas) ?? Schemas.Folder,
            new Beginning(
                result.GetRequiredValue(code),
                result.GetRequiredValue(owner),
                result.GetRequiredValue(chinese),
                result.GetRequiredValue(english),
                result.GetRequiredValue(kind)),
            result.GetValue(from)));
        return command;
    }

    private static int Write(string folder, Beginning beginning, string? from)
    {
        Check(folder, beginning);
        string file = Path.Combine(folder, "matters", $"{beginning.Code}.yaml");
        if (File.Exists(file))
        {
            throw new HubUsageException($"{file} is there already");
        }

        File.WriteAllText(file, from is null ? beginning.Scaffold() : beginning.CopyOf(Source(folder, from)));
        Console.WriteLine($"""
            {file} is begun. Next:
              1. hub matters check --matter {beginning.Code}   lists what is left to fill in, line by line
              2. needs:, supplies:, eligibility: with a reason and a remedy in both languages, basis: with its article
              3. hub matters decide --cases FILE --today DATE  tries the rule on data sets of your own
              4. hub matters report                            shows the catalogue with it
            """);
        return ExitCode.Done;
    }

    private static void Check(string folder, Beginning beginning)
    {
        if (!CodeShape().IsMatch(beginning.Code))
        {
            throw new HubUsageException($"'{beginning.Code}' is no code such as HPF-10");
        }

        if (!File.Exists(Path.Combine(folder, "departments", $"{beginning.Owner}.yaml")))
        {
            throw new HubUsageException($"there is no department '{beginning.Owner}'");
        }

        if (!beginning.Code.StartsWith(beginning.Owner + "-", StringComparison.Ordinal))
        {
            throw new HubUsageException($"a code of {beginning.Owner} begins with {beginning.Owner}-");
        }

        if (!Kinds.Contains(beginning.Kind))
        {
            throw new HubUsageException($"--kind is one of {string.Join(", ", Kinds)}");
        }

        if (string.IsNullOrWhiteSpace(beginning.Chinese) || string.IsNullOrWhiteSpace(beginning.English))
        {
            throw new HubUsageException("a matter has a name in both languages");
        }
    }

    private static string Source(string folder, string from)
    {
        string file = Path.Combine(folder, "matters", $"{from}.yaml");
        return CodeShape().IsMatch(from) && File.Exists(file) ? File.ReadAllText(file)
            : throw new HubUsageException($"there is no matter '{from}' to begin with");
    }

    [GeneratedRegex("^[A-Z]{2,4}-[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeShape();

    private sealed record Beginning(string Code, string Owner, string Chinese, string English, string Kind)
    {
        private string Name => $"name: {{ zh: {Quoted(Chinese)}, en: {Quoted(English)} }}";

        public string Scaffold()
        {
            string steps = Kind is "review" or "joint"
                ? "[prefill, eligibility, officer-review, notification]"
                : "[prefill, eligibility, auto-decision, notification]";
            return string.Create(CultureInfo.InvariantCulture, $"""
                code: {Code}
                version: 1
                {Name}
                owner: {Owner}
                audience: citizen
                kind: {Kind}
                provenance: plausible
                basis: []
                statutory: "-"
                promised: now
                visits: 0
                exclusive: null
                needs:
                  - {"{ f: PSB.population.idNo, for: [identity], mode: value }"}
                  - {"{ f: PSB.population.name, for: [identity], mode: value }"}
                supplies: []
                eligibility: []
                fee: null
                documents: []
                steps: {steps}
                effects: []
                history:
                  - version: 1
                    note: {"{ zh: 首次定义, en: First definition }"}

                """);
        }

        /// <summary>Another matter's text under this code, owner, name and kind, at version 1.</summary>
        public string CopyOf(string source)
        {
            var lines = source.Split('\n').Select(line => line switch
            {
                _ when line.StartsWith("code:", StringComparison.Ordinal) => $"code: {Code}",
                _ when line.StartsWith("version:", StringComparison.Ordinal) => "version: 1",
                _ when line.StartsWith("name:", StringComparison.Ordinal) => Name,
                _ when line.StartsWith("owner:", StringComparison.Ordinal) => $"owner: {Owner}",
                _ when line.StartsWith("kind:", StringComparison.Ordinal) => $"kind: {Kind}",
                _ => line,
            });
            return string.Join('\n', lines);
        }

        private static string Quoted(string text)
        {
            string escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal);
            return $"\"{escaped.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        }
    }
}
