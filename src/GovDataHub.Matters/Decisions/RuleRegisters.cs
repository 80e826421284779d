using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Types;

namespace GovDataHub.Matters.Decisions;

/// <summary>The departments' registers as rules know them.</summary>
public static class RuleRegisters
{
    /// <summary>The registers of a catalogue, reachable in the roles given.</summary>
    public static RegisterCatalogue Of(DepartmentCatalogue departments, IEnumerable<string> roles)
    {
        return new RegisterCatalogue(departments.Resources.Select(Register), roles);
    }

    private static RegisterDefinition Register(Resource resource)
    {
        var subject = resource.Subject switch
        {
            SubjectKind.Person => RegisterSubject.Person,
            SubjectKind.Enterprise => RegisterSubject.Enterprise,
            _ => RegisterSubject.Public,
        };
        return new RegisterDefinition(
            resource.Department,
            resource.Name,
            subject,
            resource.Many,
            [.. resource.Fields.Select(field => KeyValuePair.Create(field.Name, TypeOf(field)))]);
    }

    /// <summary>The type of what a field holds.</summary>
    internal static FeelType TypeOf(RegisterField field)
    {
        return field.Type switch
        {
            FieldType.Int or FieldType.Number or FieldType.Money => FeelType.Number,
            FieldType.Bool => FeelType.Boolean,
            FieldType.Date => FeelType.Date,
            FieldType.DateTime => FeelType.DateTime,
            FieldType.Enum => FeelType.EnumOf(field.Values.Select(value => value.Code)),
            FieldType.Json => FeelType.Any,
            _ => FeelType.String,
        };
    }
}
