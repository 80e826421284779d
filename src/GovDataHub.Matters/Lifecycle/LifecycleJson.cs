using System.Text.Json.Serialization;

namespace GovDataHub.Matters.Lifecycle;

/// <summary>Plain values as JSON.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class LifecycleJson : JsonSerializerContext;
