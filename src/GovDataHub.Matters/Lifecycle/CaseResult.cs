using System.Collections.Immutable;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Lifecycle;

/// <summary>What a mutation came to: the case as it stands, and what the caller can mend.</summary>
public sealed record CaseResult(CaseFile? Case, ImmutableArray<UserError> Errors)
{
    internal static CaseResult Wrong(params ReadOnlySpan<UserError> errors)
    {
        return new CaseResult(null, [.. errors]);
    }

    internal CaseResult With(params ReadOnlySpan<UserError> errors)
    {
        return this with { Errors = [.. errors] };
    }
}

/// <summary>The challenge for a step on the device, or why there is none.</summary>
/// <param name="PublicKeyJson">The browser's request options, or null.</param>
/// <param name="Errors">What the caller can mend.</param>
public sealed record StepResult(string? PublicKeyJson, ImmutableArray<UserError> Errors);

/// <summary>What claiming a task came to.</summary>
public sealed record TaskResult(HumanTaskRecord? Task, ImmutableArray<UserError> Errors);
