using System.Text.Json;
using GovDataHub.GraphQL.Validation;

namespace GovDataHub.GraphQL.Tests.Conformance;

/// <summary>
/// The engine answers as the reference implementation was recorded to (record.mjs): which rule fires where and says
/// what, where a syntax error is, how a document prints, what introspection and execution answer.
/// </summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, ReferenceCase> Recorded = File
        .ReadLines(Path.Combine(ReferenceCase.Folder, "recorded.jsonl"))
        .Select(line => new ReferenceCase(JsonElement.Parse(line)))
        .ToDictionary(one => one.Id);

    public static TheoryData<string> Cases => [.. Recorded.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_engine_answers_as_the_reference_implementation(string id)
    {
        Assert.Equal(Recorded[id].Expected, await Recorded[id].AnswerAsync());
    }

    [Fact]
    public void Every_rule_fires_in_some_case()
    {
        var fired = Recorded.Values.SelectMany(one => one.Rules).ToHashSet();

        Assert.Empty(Validator.RuleNames.Where(rule => !fired.Contains(rule)));
        Assert.Empty(Validator.TypeSystemRuleNames.Where(rule => !fired.Contains(rule)));
    }
}
