using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Supergraph;

/// <summary>One type of the supergraph while it is put together.</summary>
/// <param name="name">Its name.</param>
internal sealed class MergedType(string name)
{
    public string Name { get; } = name;

    /// <summary>The definition it was first met as; its kind and description hold.</summary>
    public TypeDeclarationNode? First { get; set; }

    /// <summary>The graphs that define it, in the order met, with the entity key each gives.</summary>
    public List<(string Graph, string? Key)> Graphs { get; } = [];

    /// <summary>An object's fields with the graphs that resolve each, in the order met.</summary>
    public List<(FieldDefinitionNode Field, List<string> Graphs)> Fields { get; } = [];
}
