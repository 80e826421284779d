using GovDataHub.Portal.Language;

namespace GovDataHub.Portal.Tests.Language;

/// <summary>How long a matter takes is told in words, not in the notation of the definitions.</summary>
public sealed class DurationTests
{
    [Theory]
    [InlineData("now", "即时", "at once")]
    [InlineData("-", "未规定", "none set")]
    [InlineData("15wd", "15 个工作日", "15 working days")]
    [InlineData("1wd", "1 个工作日", "1 working day")]
    [InlineData("0.5wd", "0.5 个工作日", "0.5 working day")]
    [InlineData("3d", "3 天", "3 days")]
    [InlineData("1m", "1 个月", "1 month")]
    [InlineData("soon", "soon", "soon")]
    [InlineData("", "", "")]
    [InlineData("12", "12", "12")]
    public void A_time_limit_reads_as_words_in_both_languages(string written, string zh, string en)
    {
        Assert.Equal(zh, Duration.Text(written, Locale.Chinese));
        Assert.Equal(en, Duration.Text(written, Locale.English));
    }
}
