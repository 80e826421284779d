using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using YamlDotNet.RepresentationModel;

namespace GovDataHub.Federation.Connectors.Mapping;

/// <summary>What all answers of a REST source have in common.</summary>
/// <param name="Status">
/// The path of the answer's own status, for sources that say 200 to errors; null without one.
/// </param>
/// <param name="Success">The statuses that mean success.</param>
/// <param name="GuardFailed">The statuses that mean that a write's guard did not hold.</param>
/// <param name="Absent">The statuses that say that there is no row; the answer need not hold rows then.</param>
public sealed record RestEnvelope(
    JsonPath? Status,
    ImmutableArray<string> Success,
    ImmutableArray<string> GuardFailed,
    ImmutableArray<string> Absent);

/// <summary>One register behind a REST source's calls. The source gives rows in the catalogue's order.</summary>
public sealed record RestResource
{
    /// <summary>The register.</summary>
    public required Resource Resource { get; init; }

    /// <summary>How its rows are asked for.</summary>
    public required RestCall Read { get; init; }

    /// <summary>Where the rows lie in the answer: an array, or one object.</summary>
    public required JsonPath Rows { get; init; }

    /// <summary>
    /// Where a row says whose it is; null when a call asks for one key only, or for a public register.
    /// </summary>
    public JsonPath? Key { get; init; }

    /// <summary>The fields by name.</summary>
    public required FrozenDictionary<string, RestField> Fields { get; init; }

    /// <summary>Where the answer says how many pages there are; null for a source without pages.</summary>
    public JsonPath? Pages { get; init; }

    /// <summary>How a row is written, or null.</summary>
    public RestWrite? Write { get; init; }
}

/// <summary>
/// A call: the words <c>$key</c>, <c>$keys</c>, <c>$columns</c>, <c>$page</c>, <c>$limit</c>,
/// <c>$where.&lt;field&gt;</c> and those of a write stand in the body for what is asked. The path may hold them too,
/// but never a key or a value: identity numbers do not belong in a URL.
/// </summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">The path under the source's location, the words percent-encoded into it.</param>
/// <param name="Body">The JSON body as YAML, or null.</param>
public sealed record RestCall(HttpMethod Method, string Path, YamlNode? Body)
{
    /// <summary>Whether one call asks for many keys; a call for one key is made for each.</summary>
    public bool TakesManyKeys { get; init; }
}

/// <summary>A field's place in a row, and how it is written.</summary>
/// <param name="Field">The field.</param>
/// <param name="Column">The name to ask for, for sources that let columns be chosen.</param>
/// <param name="Paths">Where it stands in the row; three places for a date that is split.</param>
/// <param name="Format">How it is written.</param>
public sealed record RestField(
    RegisterField Field, string Column, ImmutableArray<JsonPath> Paths, ValueFormat Format);

/// <summary>
/// A write: <c>$idempotencyKey</c>, <c>$reverses</c>, <c>$guard</c>, <c>$today</c>, <c>$key</c> and
/// <c>$value.&lt;field&gt;</c> stand in its body.
/// </summary>
/// <param name="Call">The call.</param>
/// <param name="Values">How each value is written.</param>
public sealed record RestWrite(RestCall Call, FrozenDictionary<string, ValueFormat> Values);
