namespace GovDataHub.TestKit;

/// <summary>A text in Chinese and English, as <c>schemas/</c> writes it.</summary>
public sealed record TextDocument
{
    public string? Zh { get; init; }
    public string? En { get; init; }

    /// <summary>Both languages are there, and each is written in its own script.</summary>
    public bool IsBilingual => IsInBothScripts(Zh, En);

    /// <summary>The first is written with Chinese characters, the second without.</summary>
    public static bool IsInBothScripts(string? zh, string? en)
    {
        return zh is not null && zh.Any(IsHan) && !string.IsNullOrWhiteSpace(en) && !en.Any(IsHan);
    }

    private static bool IsHan(char character)
    {
        return character is >= '\u4e00' and <= '\u9fff';
    }
}

/// <summary><c>schemas/departments/&lt;CODE&gt;.yaml</c>, without the mapping to its source.</summary>
public sealed record DepartmentDocument
{
    public string Code { get; init; } = "";
    public TextDocument? Name { get; init; }
    public string Type { get; init; } = "";
    public Dictionary<string, ResourceDocument> Resources { get; init; } = [];
}

/// <summary>A register of a department.</summary>
public sealed record ResourceDocument
{
    public TextDocument? Name { get; init; }
    public string Subject { get; init; } = "";
    public string Key { get; init; } = "";
    public string Share { get; init; } = "";
    public int Level { get; init; }
    public bool Many { get; init; }
    public IList<string>? Order { get; init; }
    public Dictionary<string, FieldDocument> Fields { get; init; } = [];
}

/// <summary>A field of a register.</summary>
public sealed record FieldDocument
{
    public string? Zh { get; init; }
    public string? En { get; init; }
    public string Type { get; init; } = "";
    public int Level { get; init; }
    public bool Sensitive { get; init; }
    public Dictionary<string, TextDocument>? Values { get; init; }
}
