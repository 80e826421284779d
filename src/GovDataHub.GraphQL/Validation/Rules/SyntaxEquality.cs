using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Whether two values are written the same, the order of an object's fields aside.</summary>
internal static class SyntaxEquality
{
    /// <summary>Compares two values.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when no execution could tell them apart.</returns>
    public static bool AreEqual(ValueNode left, ValueNode right)
    {
        return (left, right) switch
        {
            (VariableNode a, VariableNode b) => a.Name.Value == b.Name.Value,
            (IntValueNode a, IntValueNode b) => a.Value == b.Value,
            (FloatValueNode a, FloatValueNode b) => a.Value == b.Value,
            (EnumValueNode a, EnumValueNode b) => a.Value == b.Value,
            (BooleanValueNode a, BooleanValueNode b) => a.Value == b.Value,
            (StringValueNode a, StringValueNode b) => a.Value == b.Value && a.Block == b.Block,
            (NullValueNode, NullValueNode) => true,
            (ListValueNode a, ListValueNode b) =>
                a.Values.Length == b.Values.Length
                && a.Values.Zip(b.Values).All(pair => AreEqual(pair.First, pair.Second)),
            (ObjectValueNode a, ObjectValueNode b) => AreEqual(a, b),
            _ => false,
        };
    }

    private static bool AreEqual(ObjectValueNode left, ObjectValueNode right)
    {
        if (left.Fields.Length != right.Fields.Length)
            return false;
        var pairs = left.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal)
            .Zip(right.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal));
        return pairs.All(pair =>
            pair.First.Name.Value == pair.Second.Name.Value && AreEqual(pair.First.Value, pair.Second.Value));
    }
}
