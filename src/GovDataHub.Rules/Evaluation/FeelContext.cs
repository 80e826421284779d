using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Evaluation;

/// <summary>
/// What an expression is evaluated in: its variables, asked for by name and only when read, and the business date.
/// There is no clock behind it. It remembers the registers it has read, so it serves one thread at a time.
/// </summary>
public sealed class FeelContext
{
    /// <summary>Items visited, functions called, results made: a second's work or two.</summary>
    private const long MaximumSteps = 10_000_000;

    /// <summary>Levels of functions' bodies evaluated at a time, where a body is high.</summary>
    private const int MaximumBodies = 2000;

    private long _stepsLeft = MaximumSteps;
    private int _bodies;

    private FeelContext(DateOnly today, FeelValue.Context variables)
    {
        Today = today;
        Variables = variables;
        TodayDate = new CivilDate(today.Year, today.Month, today.Day);
    }

    /// <summary>What <c>today()</c> says.</summary>
    public DateOnly Today { get; }

    /// <summary>What <c>now()</c> says; the start of <see cref="Today"/>, UTC, unless given.</summary>
    public DateTimeOffset Now
    {
        get => field == default ? new DateTimeOffset(Today, TimeOnly.MinValue, TimeSpan.Zero) : field;
        init;
    }

    /// <summary>The variables.</summary>
    public FeelValue.Context Variables { get; }

    internal CivilDate TodayDate { get; }

    /// <summary>An evaluation begins: it has all its steps before it.</summary>
    internal void Begin()
    {
        _stepsLeft = MaximumSteps;
        _bodies = 0;
    }

    /// <summary>Takes from the steps an evaluation may make.</summary>
    /// <exception cref="FeelLimitException">There are none left.</exception>
    internal void Spend(long steps)
    {
        _stepsLeft -= steps;
        if (_stepsLeft < 0)
            throw new FeelLimitException($"The expression takes more than {MaximumSteps:#,0} steps.");
    }

    /// <summary>Evaluates a function's body of a height, or says that too many stand above it.</summary>
    internal FeelValue? Within(int height, Func<FeelValue> body)
    {
        if (_bodies + height > MaximumBodies)
            return null;
        _bodies += height;
        var value = body();
        _bodies -= height;
        return value;
    }

    /// <summary>Variables given outright.</summary>
    public static FeelContext Of(DateOnly today, FeelValue.Context variables) => new(today, variables);

    /// <summary>Variables given outright, as <see cref="FeelValue.From"/> takes them.</summary>
    public static FeelContext Of(DateOnly today, params IEnumerable<(string Name, object? Value)> variables) => new(
        today,
        FeelValue.Context.Of(variables.Select(entry => KeyValuePair.Create(entry.Name, FeelValue.From(entry.Value)))));

    /// <summary>
    /// The variables of a matter's rule: the departments by their codes, the roles, and <c>supply</c>. A register is
    /// asked for once, when a path first reaches it.
    /// </summary>
    /// <param name="today">The business date.</param>
    /// <param name="catalogue">Which departments, registers and roles there are.</param>
    /// <param name="read">What a register says; it must not wait for anything.</param>
    /// <param name="supplies">What the citizen gave, by name. What is not there is null.</param>
    /// <param name="trace">Records each register read; null when nobody wants to know.</param>
    public static FeelContext OverRegisters(
        DateOnly today,
        RegisterCatalogue catalogue,
        Func<RegisterReference, RegisterAnswer> read,
        FeelValue.Context supplies,
        EvaluationTrace? trace = null) => new(today, new RuleVariables(catalogue, read, supplies, trace));

    /// <summary>The same, with the registers' rows given outright: what is not among them is unknown.</summary>
    public static FeelContext OverRegisters(
        DateOnly today,
        RegisterCatalogue catalogue,
        IReadOnlyDictionary<RegisterReference, RegisterAnswer> answers,
        FeelValue.Context supplies,
        EvaluationTrace? trace = null)
    {
        RegisterAnswer Read(RegisterReference register) => answers.GetValueOrDefault(register, RegisterAnswer.NotKnown);
        return OverRegisters(today, catalogue, Read, supplies, trace);
    }
}
