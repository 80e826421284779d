using System.Collections.Immutable;

namespace GovDataHub.Matters.Definitions;

/// <summary>What the engine does at a stage.</summary>
public enum StageWork
{
    /// <summary>Evaluates the rule.</summary>
    Evaluate,

    /// <summary>Makes the rule's outcome the decision.</summary>
    Decide,

    /// <summary>Waits for an officer.</summary>
    Officer,

    /// <summary>Waits for the citizen.</summary>
    Citizen,

    /// <summary>Carries out what a granted case does.</summary>
    Effects,

    /// <summary>Tells the citizen.</summary>
    Notify,
}

/// <summary>One stage of a filed case.</summary>
/// <param name="Step">The step of the definition it belongs to.</param>
/// <param name="Work">What is done.</param>
public readonly record struct CaseStage(StepKind Step, StageWork Work);

/// <summary>
/// How the steps of a definition run. What the citizen does before a decision is done in the draft: consent first, then
/// the form is prefilled, supplied and signed. What remains runs once the case is filed, in the definition's order;
/// eligibility is evaluated then, because its rule reads what the citizen supplied.
/// </summary>
public sealed record CasePlan
{
    /// <summary>Whether consent is asked before anything is read.</summary>
    public required bool AsksConsent { get; init; }

    /// <summary>Whether the form is prefilled.</summary>
    public required bool Prefills { get; init; }

    /// <summary>The steps the citizen signs with a passkey before filing.</summary>
    public required ImmutableArray<StepKind> DraftSignatures { get; init; }

    /// <summary>The stages after filing.</summary>
    public required ImmutableArray<CaseStage> Stages { get; init; }

    /// <summary>The plan of a definition.</summary>
    public static CasePlan For(MatterDefinition definition)
    {
        var steps = definition.Steps;
        int decider = FirstDecider(steps);
        var filed = ImmutableArray.CreateBuilder<CaseStage>();
        var signatures = ImmutableArray.CreateBuilder<StepKind>();
        for (int position = 0; position < steps.Length; position++)
        {
            if (IsSignature(steps[position]) && position < decider)
            {
                signatures.Add(steps[position]);
            }
            else if (WorkOf(steps[position]) is { } work)
            {
                filed.Add(new CaseStage(steps[position], work));
            }
        }

        PlaceEffects(definition, filed);
        return new CasePlan
        {
            AsksConsent = steps.Contains(StepKind.SeparateConsent),
            Prefills = steps.Contains(StepKind.Prefill),
            DraftSignatures = signatures.ToImmutable(),
            Stages = filed.ToImmutable(),
        };
    }

    /// <summary>Whether a step is taken with a passkey.</summary>
    public static bool IsSignature(StepKind step)
    {
        return step is StepKind.FaceVerification or StepKind.Pledge or StepKind.ESignature;
    }

    private static int FirstDecider(ImmutableArray<StepKind> steps)
    {
        for (int position = 0; position < steps.Length; position++)
        {
            if (steps[position] is StepKind.AutoDecision or StepKind.OfficerReview or StepKind.JointReview)
            {
                return position;
            }
        }

        return steps.Length;
    }

    private static StageWork? WorkOf(StepKind step)
    {
        return step switch
        {
            StepKind.Prefill or StepKind.SeparateConsent => null,
            StepKind.Eligibility => StageWork.Evaluate,
            StepKind.AutoDecision => StageWork.Decide,
            StepKind.FaceVerification or StepKind.Pledge or StepKind.ESignature => StageWork.Citizen,
            StepKind.Disbursement or StepKind.ELicence => StageWork.Effects,
            StepKind.Notification => StageWork.Notify,
            _ => StageWork.Officer,
        };
    }

    /// <summary>
    /// The effects run once: at the disbursement, else at the licence, else before the citizen is told. The other stage
    /// of that kind goes: one transaction of the owner's register covers both.
    /// </summary>
    private static void PlaceEffects(MatterDefinition definition, ImmutableArray<CaseStage>.Builder stages)
    {
        bool pays = stages.Any(stage => stage.Step == StepKind.Disbursement);
        for (int position = stages.Count - 1; position >= 0; position--)
        {
            if (stages[position] is { Work: StageWork.Effects } stage
                && pays && stage.Step == StepKind.ELicence)
            {
                stages.RemoveAt(position);
            }
        }

        if (definition.Effects.IsEmpty || stages.Any(stage => stage.Work == StageWork.Effects))
        {
            return;
        }

        int notify = stages.Count;
        while (notify > 0 && stages[notify - 1].Work == StageWork.Notify)
        {
            notify--;
        }

        var step = notify > 0 ? stages[notify - 1].Step : StepKind.AutoDecision;
        stages.Insert(notify, new CaseStage(step, StageWork.Effects));
    }
}
