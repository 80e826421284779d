namespace GovDataHub.Benchmarks.GraphQL;

/// <summary>A document, the schema it is for, and what it is executed with.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Schema">The schema's text.</param>
/// <param name="Text">The document's text, of one operation.</param>
/// <param name="Data">What the root fields answer, a JSON object whose fields are read by name.</param>
/// <param name="Variables">The operation's variables, a JSON object.</param>
internal sealed record BenchmarkDocument(string Name, string Schema, string Text, string Data, string Variables)
{
    /// <summary>
    /// What is measured: the introspection query on the supergraph's schema; a nested query with fragments; one citizen
    /// from 59 sources; everything the 59 departments hold of one citizen; and a form of many answers as a variable.
    /// </summary>
    /// <returns>The documents.</returns>
    public static IReadOnlyList<BenchmarkDocument> All()
    {
        return
        [
            RecordDocuments.Introspection(),
            NestedDocument.Create(),
            RecordDocuments.Wide(),
            RecordDocuments.Whole(),
            FormDocument.Create(),
        ];
    }
}
