using System.Collections.Immutable;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Registers;

/// <summary>One register of one subject: <c>HPF.account</c>, <c>spouse.NRB.ownership</c>.</summary>
/// <param name="Role">Whose, or null for the case's own citizen or enterprise.</param>
/// <param name="Department">The department's code.</param>
/// <param name="Resource">The resource's name within the department.</param>
public readonly record struct RegisterReference(string? Role, string Department, string Resource)
{
    /// <summary>The coordinate of a field: <c>HPF.account.balance</c>, without the role.</summary>
    public string Coordinate(string field) => $"{Department}.{Resource}.{field}";

    /// <summary>As a rule writes it.</summary>
    public override string ToString() => Role is null ? $"{Department}.{Resource}" : $"{Role}.{Department}.{Resource}";
}

/// <summary>What a register says of a subject. A closed set.</summary>
public abstract record RegisterAnswer
{
    private RegisterAnswer()
    {
    }

    /// <summary>The register has no row.</summary>
    public static RegisterAnswer Absent { get; } = new Rows([]);

    /// <summary>The source did not answer.</summary>
    public static RegisterAnswer NotKnown { get; } = new Unknown();

    /// <summary>The rows, newest first; none means absent.</summary>
    /// <param name="Items">One context a row; an entry may be <see cref="FeelValue.NotKnown"/>.</param>
    public sealed record Rows(ImmutableArray<FeelValue.Context> Items) : RegisterAnswer;

    /// <summary>The source did not answer.</summary>
    public sealed record Unknown : RegisterAnswer;
}

/// <summary>How a register that a rule read stood.</summary>
public enum RegisterState
{
    /// <summary>It has a row.</summary>
    Held,

    /// <summary>It has no row for the subject.</summary>
    Absent,

    /// <summary>The source did not answer.</summary>
    Unknown,
}
