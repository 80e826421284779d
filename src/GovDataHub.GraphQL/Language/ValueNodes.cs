using System.Collections.Immutable;

namespace GovDataHub.GraphQL.Language;

/// <summary>An input value as written (GraphQL section 2.9).</summary>
/// <param name="location">Where it stands.</param>
public abstract class ValueNode(Location location) : SyntaxNode(location);

/// <summary><c>Variable : $ Name</c>.</summary>
/// <param name="name">Its name without the dollar sign.</param>
/// <param name="location">Where it stands, the dollar sign included.</param>
public sealed class VariableNode(NameNode name, Location location) : ValueNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Variable;

    /// <summary>Its name without the dollar sign.</summary>
    public NameNode Name { get; } = name;
}

/// <summary><c>IntValue</c>: the digits as written, of any length.</summary>
/// <param name="value">The digits as written.</param>
/// <param name="location">Where it stands.</param>
public sealed class IntValueNode(string value, Location location) : ValueNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.IntValue;

    /// <summary>The digits as written.</summary>
    public string Value { get; } = value;
}

/// <summary><c>FloatValue</c>: the number as written.</summary>
/// <param name="value">The number as written.</param>
/// <param name="location">Where it stands.</param>
public sealed class FloatValueNode(string value, Location location) : ValueNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FloatValue;

    /// <summary>The number as written.</summary>
    public string Value { get; } = value;
}

/// <summary><c>StringValue</c>: escapes resolved, a block string's indentation removed.</summary>
/// <param name="value">The text it stands for.</param>
/// <param name="block">Whether it was written as a block string.</param>
/// <param name="location">Where it stands.</param>
public sealed class StringValueNode(string value, bool block, Location location) : ValueNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.StringValue;

    /// <summary>The text it stands for.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it was written as a block string.</summary>
    public bool Block { get; } = block;
}

/// <summary><c>BooleanValue</c>.</summary>
/// <param name="value">The value.</param>
/// <param name="location">Where it stands.</param>
public sealed class BooleanValueNode(bool value, Location location) : ValueNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.BooleanValue;

    /// <summary>The value.</summary>
    public bool Value { get; } = value;
}

/// <summary><c>NullValue</c>.</summary>
/// <param name="location">Where it stands.</param>
public sealed class NullValueNode(Location location) : ValueNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NullValue;
}

/// <summary><c>EnumValue</c>: a name other than true, false and null.</summary>
/// <param name="value">The name.</param>
/// <param name="location">Where it stands.</param>
public sealed class EnumValueNode(string value, Location location) : ValueNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.EnumValue;

    /// <summary>The name.</summary>
    public string Value { get; } = value;
}

/// <summary><c>ListValue</c>.</summary>
/// <param name="values">Its items in order.</param>
/// <param name="location">Where it stands.</param>
public sealed class ListValueNode(ImmutableArray<ValueNode> values, Location location) : ValueNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ListValue;

    /// <summary>Its items in order.</summary>
    public ImmutableArray<ValueNode> Values { get; } = values;
}

/// <summary><c>ObjectValue</c>.</summary>
/// <param name="fields">Its fields as written.</param>
/// <param name="location">Where it stands.</param>
public sealed class ObjectValueNode(ImmutableArray<ObjectFieldNode> fields, Location location) : ValueNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ObjectValue;

    /// <summary>Its fields as written.</summary>
    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields;

    /// <summary>The value given for a field, or null.</summary>
    /// <param name="name">The field's name.</param>
    /// <returns>The last value written for it, as the reference implementation takes it.</returns>
    public ObjectFieldNode? Find(string name)
    {
        for (var index = Fields.Length - 1; index >= 0; index--)
        {
            if (Fields[index].Name.Value == name)
                return Fields[index];
        }

        return null;
    }
}

/// <summary><c>ObjectField : Name : Value</c>.</summary>
/// <param name="name">Its name.</param>
/// <param name="value">Its value.</param>
/// <param name="location">Where it stands.</param>
public sealed class ObjectFieldNode(NameNode name, ValueNode value, Location location) : SyntaxNode(location)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ObjectField;

    /// <summary>Its name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Its value.</summary>
    public ValueNode Value { get; } = value;
}
