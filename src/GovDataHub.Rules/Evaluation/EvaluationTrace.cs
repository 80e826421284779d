using GovDataHub.Rules.Registers;

namespace GovDataHub.Rules.Evaluation;

/// <summary>
/// What an evaluation read, for the reasons a citizen is given: filled while evaluating, one evaluation each, not for
/// several threads.
/// </summary>
public sealed class EvaluationTrace
{
    private readonly OrderedDictionary<RegisterReference, RegisterState> _reads = [];

    /// <summary>The registers read, in the order of their first reading, and how they stood.</summary>
    public IEnumerable<KeyValuePair<RegisterReference, RegisterState>> Reads => _reads;

    /// <summary>Whether a register without a row was read.</summary>
    public bool ReadAbsent => _reads.ContainsValue(RegisterState.Absent);

    /// <summary>Whether a register was read whose source did not answer.</summary>
    public bool ReadUnknown => _reads.ContainsValue(RegisterState.Unknown);

    /// <summary>Records a reading.</summary>
    public void Record(RegisterReference register, RegisterState state) => _reads[register] = state;
}
