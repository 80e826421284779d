using System.CommandLine;
using System.Text.Json;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Audit;

/// <summary>
/// <c>hub audit list</c> and <c>hub audit show</c>: through the GraphQL API, as any auditor's program would.
/// </summary>
internal static class TransferCommands
{
    private const string Purpose = "audit";
    private const string Auditor = "auditor";

    private const string Fields = """
        id at outcome reason purpose matter basis coordinates predicates subjects rows bytes traceId onBehalfOf
        department { code } caller { kind id department role displayName }
        """;

    private const string ListDocument = $$"""
        query Transfers($filter: TransferFilter, $first: Int, $after: String) {
          transfers(filter: $filter, first: $first, after: $after) {
            nodes { {{Fields}} } pageInfo { hasNextPage endCursor }
          }
        }
        """;

    private const string ShowDocument = $$"""
        query Proof($id: ID!) { transferProof(id: $id) { index proof vkey transfer { {{Fields}} } } }
        """;

    public static Command CreateList()
    {
        var department = new Option<string?>("--department") { Description = "Only of this department, such as HPF." };
        var ofCase = new Option<string?>("--case") { Description = "Only under this case." };
        var first = new Option<int>("--first") { Description = "How many, 1 to 500.", DefaultValueFactory = _ => 20 };
        var after = new Option<string?>("--after") { Description = "Go on behind the cursor that a page printed." };
        Option<string> persona = HubCommandOptions.Persona(Auditor);
        Option<bool> json = HubCommandOptions.Json();
        var command = new Command("list", "List transfers, the newest first. The reading is itself recorded.")
        {
            department, ofCase, first, after, persona, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            int count = result.GetValue(first);
            if (count is < 1 or > 500)
            {
                throw new HubUsageException("--first takes a number from 1 to 500");
            }

            var variables = new
            {
                filter = new { department = result.GetValue(department), @case = result.GetValue(ofCase) },
                first = count,
                after = result.GetValue(after),
            };
            JsonElement data = await AskAsync(
                result.GetRequiredValue(persona), ListDocument, variables, cancellationToken);
            JsonElement page = data.GetProperty("transfers");
            if (result.GetValue(json))
            {
                Console.WriteLine(page.GetRawText());
            }
            else
            {
                PrintPage(page);
            }

            return ExitCode.Done;
        });
        return command;
    }

    public static Command CreateShow()
    {
        var id = new Argument<string>("id") { Description = "The transfer, as <year>/<index>." };
        Option<string> persona = HubCommandOptions.Persona(Auditor);
        Option<bool> json = HubCommandOptions.Json();
        var command = new Command("show", "Show one transfer and the proof that it stands in the signed log.")
        {
            id, persona, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string wanted = result.GetRequiredValue(id);
            JsonElement data = await AskAsync(
                result.GetRequiredValue(persona), ShowDocument, new { id = wanted }, cancellationToken);
            JsonElement proof = data.GetProperty("transferProof");
            if (proof.ValueKind == JsonValueKind.Null)
            {
                throw new HubUsageException($"there is no transfer {wanted}; 'hub audit list' shows ids");
            }

            if (result.GetValue(json))
            {
                Console.WriteLine(proof.GetRawText());
            }
            else
            {
                TransferPrinter.Print(proof.GetProperty("transfer"), Console.Out);
                Console.WriteLine();
                Console.Write(proof.GetProperty("proof").GetString());
                Console.WriteLine($"\nkey  {proof.GetProperty("vkey").GetString()}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<JsonElement> AskAsync(
        string persona, string document, object variables, CancellationToken cancellationToken)
    {
        using var client = new HubClient(HubOptions.FromEnvironment());
        JsonElement answer = await client.QueryAsync(persona, Purpose, document, variables, cancellationToken);
        if (answer.TryGetProperty("errors", out JsonElement errors) && errors.GetArrayLength() > 0)
        {
            throw new HubUnreachableException($"refused: {errors[0].GetProperty("message").GetString()}");
        }

        return answer.GetProperty("data");
    }

    private static void PrintPage(JsonElement page)
    {
        foreach (JsonElement transfer in page.GetProperty("nodes").EnumerateArray())
        {
            Console.WriteLine(TransferPrinter.Line(transfer));
        }

        if (page.GetProperty("nodes").GetArrayLength() == 0)
        {
            Console.Error.WriteLine("hub: no transfer is of that kind");
        }

        JsonElement info = page.GetProperty("pageInfo");
        if (info.GetProperty("hasNextPage").GetBoolean())
        {
            Console.WriteLine($"more: --after {info.GetProperty("endCursor").GetString()}");
        }
    }
}
