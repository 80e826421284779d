using System.Collections.Immutable;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Lifecycle;

/// <summary>What the citizen is asked to do next.</summary>
public enum CaseActionKind
{
    /// <summary>Decide on the consent.</summary>
    Consent,

    /// <summary>Answer what no department holds.</summary>
    Supply,

    /// <summary>Take a step on the device.</summary>
    Step,

    /// <summary>File.</summary>
    Submit,
}

/// <summary>The citizen's next action.</summary>
public sealed record CaseAction(CaseActionKind Kind, StepKind? Step, BilingualText Text);

/// <summary>Whose turn it is.</summary>
public static class CaseProgress
{
    /// <summary>The citizen's next action; null when it is the platform's turn or the case is over.</summary>
    public static CaseAction? NextOf(CaseFile file, ImmutableArray<CompletedStep> steps)
    {
        return file.Record.State switch
        {
            CaseState.Draft => NextInDraft(file, steps),
            CaseState.WaitingCitizen when file.Stage is { Work: StageWork.Citizen } stage =>
                new CaseAction(CaseActionKind.Step, stage.Step, CaseTexts.Sign(stage.Step)),
            CaseState.WaitingCitizen => new CaseAction(CaseActionKind.Submit, null, CaseTexts.Submit),
            _ => null,
        };
    }

    /// <summary>The signature that the draft still needs over what it now holds, or null.</summary>
    internal static StepKind? MissingSignature(CaseFile file, ImmutableArray<CompletedStep> steps)
    {
        string hash = SignedContent.HashOf(file);
        foreach (var step in file.Plan.DraftSignatures)
        {
            if (!steps.Any(done => done.Step == step && done.SignedHash == hash))
            {
                return step;
            }
        }

        return null;
    }

    private static CaseAction? NextInDraft(CaseFile file, ImmutableArray<CompletedStep> steps)
    {
        if (file.Plan.AsksConsent && file.Record.ConsentGiven != true)
        {
            var text = file.Record.ConsentGiven == false ? CaseTexts.ConsentRefused : CaseTexts.ConsentAsked;
            return new CaseAction(CaseActionKind.Consent, StepKind.SeparateConsent, text);
        }

        if (file.Plan.Prefills && file.Record.PrefilledAt is null)
        {
            return null;
        }

        if (SupplyForm.Missing(file).Any())
        {
            return new CaseAction(CaseActionKind.Supply, null, CaseTexts.FillIn);
        }

        return MissingSignature(file, steps) is { } step
            ? new CaseAction(CaseActionKind.Step, step, CaseTexts.Sign(step))
            : new CaseAction(CaseActionKind.Submit, null, CaseTexts.Submit);
    }
}
