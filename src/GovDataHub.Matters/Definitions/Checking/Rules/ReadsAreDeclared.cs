namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>
/// Nothing is read that is no need. What only the owner evaluates over the register it writes is no reading: no datum
/// leaves it. Nor is the row that leads to a role: the edge declares it.
/// </summary>
internal sealed class ReadsAreDeclared : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        var needs = matter.Definition.Needs;
        foreach (var read in matter.Reads.All.Where(read => !IsElsewhere(matter, read)))
        {
            if (!needs.Any(read.IsAnsweredBy))
            {
                string whose = read.Role is null ? "" : $" of the {read.Role}";
                yield return matter.Problem(
                    CheckCode.ReadUndeclared,
                    $"{read.Coordinate}{whose} is read and is no need",
                    read.Path.AsSpan());
            }
        }
    }

    /// <summary>Options and accounts have rules of their own.</summary>
    private static bool IsElsewhere(CheckedMatter matter, MatterRead read)
    {
        return read.Kind is FormulaKind.RoleRow or FormulaKind.Options
            || read.Path is [.., "account"]
            || (read.Kind is FormulaKind.Guard or FormulaKind.RowWritten && IsOwn(matter, read));
    }

    private static bool IsOwn(CheckedMatter matter, MatterRead read)
    {
        return read.Path is ["effects", int position, ..]
            && matter.Definition.Effects[position] is EffectDefinition.Write write
            && read.Coordinate.StartsWith(write.Register.Split('.')[0] + ".", StringComparison.Ordinal);
    }
}
