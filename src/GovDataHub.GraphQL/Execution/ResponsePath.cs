using System.Globalization;

namespace GovDataHub.GraphQL.Execution;

/// <summary>
/// A position in the response (GraphQL section 7.1.6): response names and list indexes from the root, kept as a chain
/// from the last segment back so that extending it costs one object.
/// </summary>
public sealed class ResponsePath
{
    private ResponsePath(ResponsePath? parent, string? name, int index)
    {
        Parent = parent;
        Name = name;
        Index = index;
    }

    /// <summary>The position one level up; null for a root field.</summary>
    public ResponsePath? Parent { get; }

    /// <summary>The response name of this segment; null when it is a list index.</summary>
    public string? Name { get; }

    /// <summary>The list index of this segment, from zero; meaningless when it has a name.</summary>
    public int Index { get; }

    /// <summary>How many segments it has.</summary>
    public int Length
    {
        get
        {
            var length = 0;
            for (var path = this; path is not null; path = path.Parent)
                length++;
            return length;
        }
    }

    /// <summary>The position of a field below a position.</summary>
    /// <param name="parent">The enclosing position; null for a root field.</param>
    /// <param name="name">The field's response name.</param>
    /// <returns>The field's position.</returns>
    public static ResponsePath Field(ResponsePath? parent, string name)
    {
        return new(parent, name, 0);
    }

    /// <summary>The position of a list item below a position.</summary>
    /// <param name="parent">The list's position; null only for a list that is a root itself.</param>
    /// <param name="index">The item's index, from zero.</param>
    /// <returns>The item's position.</returns>
    public static ResponsePath Item(ResponsePath? parent, int index)
    {
        return new(parent, null, index);
    }

    /// <summary>Its segments from the root on, each a string or an int.</summary>
    /// <returns>As many segments as <see cref="Length"/>.</returns>
    public IReadOnlyList<object> ToSegments()
    {
        var segments = new object[Length];
        var position = segments.Length;
        for (var path = this; path is not null; path = path.Parent)
            segments[--position] = path.Name ?? (object)path.Index;
        return segments;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var segment = Name ?? Index.ToString(CultureInfo.InvariantCulture);
        return Parent is null ? segment : $"{Parent}.{segment}";
    }
}
