using System.Text.RegularExpressions;

namespace GovDataHub.GraphQL.Types;

/// <summary>
/// The name of one element of a schema (GraphQL section 3.14): <c>Type</c>, <c>Type.member</c>,
/// <c>Type.field(argument:)</c>, <c>@directive</c> or <c>@directive(argument:)</c>.
/// </summary>
/// <param name="Name">The type's or directive's name, without the at sign.</param>
/// <param name="Member">The field, input field or enum value; null when the type or directive is meant.</param>
/// <param name="Argument">The argument; null when none is meant.</param>
/// <param name="IsDirective">Whether the name is a directive's.</param>
public sealed partial record SchemaCoordinate(string Name, string? Member, string? Argument, bool IsDirective)
{
    /// <summary>Reads a coordinate; it has no blanks.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The coordinate, or null when the text is none.</returns>
    public static SchemaCoordinate? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Form().Match(text);
        if (!match.Success)
            return null;
        return new(
            match.Groups["name"].Value,
            match.Groups["member"] is { Success: true } member ? member.Value : null,
            match.Groups["argument"] is { Success: true } argument ? argument.Value : null,
            match.Groups["at"].Success);
    }

    /// <summary>The element the coordinate names in a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>
    /// A <see cref="NamedType"/>, <see cref="FieldDefinition"/>, <see cref="InputFieldDefinition"/>,
    /// <see cref="EnumValueDefinition"/>, <see cref="ArgumentDefinition"/> or <see cref="DirectiveDefinition"/>; null
    /// when the schema has no such element.
    /// </returns>
    public INamedDefinition? Resolve(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (IsDirective)
        {
            var directive = schema.FindDirective(Name);
            return Argument is null ? directive : directive?.Arguments.Find(Argument);
        }

        if (schema.FindType(Name) is not { } type || Member is null)
            return schema.FindType(Name);
        if (type is CompositeType composite && schema.FindField(composite, Member) is { } field)
            return Argument is null ? field : field.Arguments.Find(Argument);
        return Argument is not null ? null : type switch
        {
            InputObjectType input => input.Fields.Find(Member),
            EnumType values => values.Values.Find(Member),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return (IsDirective ? "@" : "") + Name + (Member is null ? "" : "." + Member)
            + (Argument is null ? "" : $"({Argument}:)");
    }

    [GeneratedRegex(
        @"^(?:(?<at>@)(?<name>[_A-Za-z]\w*)|(?<name>[_A-Za-z]\w*)(?:\.(?<member>[_A-Za-z]\w*))?)"
        + @"(?:(?<=@\w+|\.\w+)\((?<argument>[_A-Za-z]\w*):\))?\z",
        RegexOptions.ECMAScript | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
