using System.Collections.Immutable;
using GovDataHub.Rules.Registers;
using YamlDotNet.RepresentationModel;

namespace GovDataHub.Matters.Definitions.Checking;

/// <summary>One definition at work: what all rules ask of it, computed once.</summary>
internal sealed class CheckedMatter
{
    private readonly DefinitionDocument _document;
    private ImmutableArray<MatterFormula>? _formulas;
    private MatterReads? _reads;
    private RegisterCatalogue? _registers;

    public CheckedMatter(DefinitionDocument document, CheckedSchemas schemas)
    {
        _document = document;
        Schemas = schemas;
    }

    /// <summary>What it is held against.</summary>
    public CheckedSchemas Schemas { get; }

    /// <summary>The definition.</summary>
    public MatterDefinition Definition => _document.Definition;

    /// <summary>The file, as given.</summary>
    public string File => _document.File;

    /// <summary>The registers as its rules reach them.</summary>
    public RegisterCatalogue Registers => _registers ??= Schemas.Registers(Definition.Roles);

    /// <summary>Every formula, typed.</summary>
    public ImmutableArray<MatterFormula> Formulas => _formulas ??= MatterFormulas.Of(this);

    /// <summary>Whether what is read is not fully known, because a formula is wrong.</summary>
    public bool HasWrongFormula => Formulas.Any(formula => !formula.Errors.IsEmpty);

    /// <summary>Everything that is read, and by what.</summary>
    public MatterReads Reads => _reads ??= MatterReads.Of(this);

    /// <summary>Every text in two languages, as it stands.</summary>
    public IEnumerable<(YamlScalarNode? Zh, YamlScalarNode? En, SourcePlace Place)> Texts => _document.Texts();

    /// <summary>A problem at a place.</summary>
    public DefinitionProblem ProblemAt(string code, string message, SourcePlace place)
    {
        return DefinitionProblem.Of(File, place, code, message);
    }

    /// <summary>A problem at an entry.</summary>
    public DefinitionProblem Problem(string code, string message, params ReadOnlySpan<object> path)
    {
        return DefinitionProblem.Of(File, _document.At(path), code, message);
    }

    /// <summary>A problem at a character of an entry's text.</summary>
    public DefinitionProblem ProblemWithin(string code, string message, int offset, params ReadOnlySpan<object> path)
    {
        return DefinitionProblem.Of(File, _document.Within(offset, path), code, message);
    }
}
