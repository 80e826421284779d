namespace GovDataHub.Portal.Language;

/// <summary>The language of one request: the cookie's choice, else the browser's first, else Chinese.</summary>
/// <param name="Tag">The BCP 47 tag of the page: <c>zh-CN</c> or <c>en</c>.</param>
internal sealed record Locale(string Tag)
{
    public const string CookieName = "hub-language";

    /// <summary>Simplified Chinese.</summary>
    public static readonly Locale Chinese = new("zh-CN");

    /// <summary>English.</summary>
    public static readonly Locale English = new("en");

    /// <summary>Whether the page is in Chinese.</summary>
    public bool IsChinese => Tag == Chinese.Tag;

    /// <summary>The other language, for the switch.</summary>
    public Locale Other => IsChinese ? English : Chinese;

    /// <summary>The hub's <c>Locale</c> enum value.</summary>
    public string GraphQLName => IsChinese ? "zh" : "en";

    /// <summary>One of two texts.</summary>
    public string Pick(string zh, string en)
    {
        return IsChinese ? zh : en;
    }

    /// <summary>
    /// The label in a schema description of the form <c>中文 | English</c>; the whole where it has none.
    /// </summary>
    public string Label(string? description)
    {
        var bar = description?.IndexOf(" | ", StringComparison.Ordinal) ?? -1;
        return bar < 0 ? description ?? "" : IsChinese ? description![..bar] : description![(bar + 3)..];
    }

    /// <summary>The language a request asks for.</summary>
    public static Locale Of(HttpContext context)
    {
        var cookie = context.Request.Cookies[CookieName];
        return cookie is not null
            ? Parse(cookie)
            : Parse(context.Request.Headers.AcceptLanguage.ToString());
    }

    /// <summary>Reads a tag or an <c>Accept-Language</c> value by its first language.</summary>
    public static Locale Parse(string? tag)
    {
        return tag is not null && tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Chinese;
    }
}
