using GovDataHub.Matters.Definitions.Checking.Concepts;
using YamlDotNet.RepresentationModel;

namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>Every text stands in both languages, each under its own name.</summary>
internal sealed class TextsAreInTheirLanguage : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        return matter.Texts.SelectMany(text => Check(matter, text.Zh, text.En, text.Place));
    }

    private static IEnumerable<DefinitionProblem> Check(
        CheckedMatter matter, YamlScalarNode? zh, YamlScalarNode? en, SourcePlace place)
    {
        foreach (var (language, node) in new[] { ("zh", zh), ("en", en) })
        {
            if (string.IsNullOrWhiteSpace(node?.Value))
            {
                var at = node is null ? place : DefinitionDocument.PlaceOf(node);
                yield return matter.ProblemAt(CheckCode.TranslationMissing, $"'{language}' is missing", at);
            }
            else if (Wording.HasChinese(node.Value) != (language == "zh"))
            {
                string wrong = language == "zh" ? "holds no Chinese character" : "holds Chinese characters";
                yield return matter.ProblemAt(
                    CheckCode.TranslationForeign,
                    $"the text under '{language}' {wrong}: '{Start(node.Value)}'",
                    DefinitionDocument.PlaceOf(node));
            }
        }
    }

    private static string Start(string text)
    {
        return text.Length <= 40 ? text : text[..40] + "…";
    }
}
