using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Evaluation;

/// <summary>
/// Three-valued logic (DMN 1.5 tables 50 and 51) with a fourth answer: whatever decides, decides; else unknown goes
/// before null, because the missing answer might still decide.
/// </summary>
internal static class Logic
{
    public static FeelValue And(FeelValue left, FeelValue right)
    {
        if (ReferenceEquals(left, FeelValue.False) || ReferenceEquals(right, FeelValue.False))
            return FeelValue.False;
        if (left.IsUnknown || right.IsUnknown)
            return FeelValue.NotKnown;
        return left.IsTrue && right.IsTrue ? FeelValue.True : FeelValue.None;
    }

    public static FeelValue Or(FeelValue left, FeelValue right)
    {
        if (left.IsTrue || right.IsTrue)
            return FeelValue.True;
        if (left.IsUnknown || right.IsUnknown)
            return FeelValue.NotKnown;
        return ReferenceEquals(left, FeelValue.False) && ReferenceEquals(right, FeelValue.False)
            ? FeelValue.False
            : FeelValue.None;
    }

    public static FeelValue Not(FeelValue value) => value switch
    {
        FeelValue.Boolean boolean => FeelValue.Of(!boolean.Value),
        FeelValue.Unknown => value,
        _ => FeelValue.None,
    };
}
