using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Matters.Definitions.Checking;

namespace GovDataHub.Matters.Definitions;

/// <summary>All matters as their files define them now, and the older texts that running cases stay on.</summary>
public sealed class MatterCatalogue
{
    private readonly FrozenDictionary<string, MatterDefinition> _byCode;
    private readonly ConcurrentDictionary<string, MatterDefinition> _byDigest; // bounded by the texts that cases keep

    /// <summary>A catalogue of the current definitions.</summary>
    public MatterCatalogue(IEnumerable<MatterDefinition> current)
    {
        All = [.. current.OrderBy(definition => definition.Code, StringComparer.Ordinal)];
        _byCode = All.ToFrozenDictionary(definition => definition.Code, StringComparer.Ordinal);
        _byDigest = new ConcurrentDictionary<string, MatterDefinition>(
            All.Select(definition => KeyValuePair.Create(definition.Digest, definition)), StringComparer.Ordinal);
    }

    /// <summary>Every current matter, by code.</summary>
    public ImmutableArray<MatterDefinition> All { get; }

    /// <summary>Compiles the definitions: none that has a problem ever runs.</summary>
    /// <exception cref="DefinitionException">Any of them has a problem; every one is listed.</exception>
    public static MatterCatalogue Compile(DefinitionSources sources)
    {
        var compiled = DefinitionCompiler.Compile(sources);
        DefinitionException.ThrowIfAny(compiled.Problems);
        return new MatterCatalogue(compiled.Definitions);
    }

    /// <summary>
    /// Reads every <c>*.yaml</c> of a folder without holding them against anything: for tools that look at definitions.
    /// </summary>
    /// <exception cref="DefinitionException">Any of them cannot be read; every problem is listed.</exception>
    public static MatterCatalogue Load(string folder)
    {
        var problems = new List<DefinitionProblem>();
        var read = new List<MatterDefinition>();
        foreach (string file in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            if (MatterDefinitionReader.Read(file, File.ReadAllText(file), problems) is { } definition)
            {
                read.Add(definition);
                CheckName(file, definition, problems);
            }
        }

        DefinitionException.ThrowIfAny(problems);
        return new MatterCatalogue(read);
    }

    /// <summary>Reads one file, whatever its name.</summary>
    /// <exception cref="DefinitionException">It is wrong; every problem is listed.</exception>
    public static MatterDefinition Read(string file)
    {
        var problems = new List<DefinitionProblem>();
        var definition = MatterDefinitionReader.Read(file, File.ReadAllText(file), problems);
        DefinitionException.ThrowIfAny(problems);
        return definition!;
    }

    /// <summary>The current definition of a matter, or null.</summary>
    public MatterDefinition? Find(string code)
    {
        return _byCode.GetValueOrDefault(code);
    }

    /// <summary>The definition of a digest, if it is current or was added.</summary>
    public MatterDefinition? FindByDigest(string digest)
    {
        return _byDigest.GetValueOrDefault(digest);
    }

    /// <summary>Adds an older text that a case stays on.</summary>
    /// <exception cref="DefinitionException">This version of the platform cannot read it.</exception>
    public MatterDefinition Add(string digest, string source)
    {
        return _byDigest.GetOrAdd(digest, _ =>
        {
            var problems = new List<DefinitionProblem>();
            var definition = MatterDefinitionReader.Read($"definition {digest[..12]}", source, problems);
            DefinitionException.ThrowIfAny(problems);
            return definition!;
        });
    }

    private static void CheckName(string file, MatterDefinition definition, List<DefinitionProblem> problems)
    {
        if (Path.GetFileNameWithoutExtension(file) != definition.Code)
        {
            problems.Add(DefinitionProblem.Of(
                file,
                new SourcePlace(1, 1),
                CheckCode.Shape,
                $"'code: {definition.Code}' and the file's name differ"));
        }
    }
}
