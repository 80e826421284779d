using GovDataHub.Portal.Api;
using GovDataHub.Portal.Language;
using Microsoft.AspNetCore.Components;

namespace GovDataHub.Portal.Components;

/// <summary>What every page has at hand: the request, the language, the API.</summary>
public abstract class PortalPage : ComponentBase
{
    private Locale? _locale;

    [CascadingParameter]
    private protected HttpContext Http { get; set; } = null!;

    [Inject]
    private protected HubApi Api { get; set; } = null!;

    [Inject]
    private protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>The language of this request.</summary>
    private protected Locale Locale => _locale ??= Locale.Of(Http);

    /// <summary>One of two texts, by language.</summary>
    private protected string T(string zh, string en)
    {
        return Locale.Pick(zh, en);
    }

    /// <summary>A text that the API gave in both languages.</summary>
    private protected string T(LocalizedText? text)
    {
        return text?.In(Locale) ?? "";
    }

    /// <summary>
    /// Answers 404 when what the page is about does not exist. The status is set as the answer leaves: set earlier, the
    /// general page would take the place of this one, which says what does not exist.
    /// </summary>
    private protected void AnswerNotFoundWhen(bool missing)
    {
        if (missing && !Http.Response.HasStarted)
        {
            var response = Http.Response;
            response.OnStarting(() =>
            {
                response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>A moment as people read it, in the city's time.</summary>
    private protected string Moment(DateTimeOffset at)
    {
        return at.ToOffset(TimeSpan.FromHours(8)).ToString(
            Locale.IsChinese ? "yyyy年M月d日 HH:mm"
                : "d MMM yyyy, HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }
}
