using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace GovDataHub.Benchmarks.GraphQL;

/// <summary>A form of 60 answers, given as one variable: what coercion of variables costs.</summary>
internal static class FormDocument
{
    private const int Sections = 10;

    /// <summary>The document with its variables.</summary>
    /// <returns>The document.</returns>
    public static BenchmarkDocument Create()
    {
        var schema = new StringBuilder("""
            type Query { filed(form: Form!): Int }
            enum Answer { YES NO UNKNOWN }
            input Place { district: String! street: String number: Int }
            input Section {
              count: Int! share: Float text: String answer: Answer! sure: Boolean = true places: [Place!]!
            }
            input Form { applicant: ID!
            """);
        var form = new JsonObject { ["applicant"] = "C1" };
        for (var index = 0; index < Sections; index++)
        {
            schema.Append(CultureInfo.InvariantCulture, $" section{index}: Section!");
            form[$"section{index}"] = Section(index);
        }

        return new(
            "form of 60 answers",
            schema.Append(" }").ToString(),
            "query File($form: Form!) { filed(form: $form) }",
            """{ "filed": 1 }""",
            new JsonObject { ["form"] = form }.ToJsonString());
    }

    private static JsonObject Section(int index)
    {
        return new()
        {
            ["count"] = index,
            ["share"] = index / 4.0,
            ["text"] = $"what the applicant wrote into section {index}",
            ["answer"] = index % 2 == 0 ? "YES" : "UNKNOWN",
            ["places"] = new JsonArray(
                new JsonObject { ["district"] = "West Lake", ["street"] = "Long Street", ["number"] = index },
                new JsonObject { ["district"] = "Riverside" }),
        };
    }
}
