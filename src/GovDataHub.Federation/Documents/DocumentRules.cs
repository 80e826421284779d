using System.Collections.Frozen;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Documents;

/// <summary>Which documents a caller may send.</summary>
/// <param name="MaySendAny">Whether any document is taken; else only trusted ones.</param>
/// <param name="MayIntrospect">Whether a document that is not trusted may ask for the schema.</param>
public readonly record struct DocumentRule(bool MaySendAny, bool MayIntrospect);

/// <summary><c>schemas/documents/rules.yaml</c>: who may send which documents, by role. Immutable.</summary>
public sealed class DocumentRules
{
    private const string Anonymous = "anonymous";
    private const string Systems = "system";
    private static readonly string[] Roles =
        [Anonymous, "citizen", "officer", "steward", "auditor", "admin", Systems];

    private readonly FrozenDictionary<string, DocumentRule> _byRole;

    private DocumentRules(FrozenDictionary<string, DocumentRule> byRole)
    {
        _byRole = byRole;
    }

    /// <summary>Reads the table of one environment.</summary>
    /// <param name="file">The file.</param>
    /// <param name="environment"><c>production</c> or <c>development</c>.</param>
    /// <exception cref="CatalogueException">The file is not what it must be; every role has to stand in it.</exception>
    public static DocumentRules Load(string file, string environment)
    {
        YamlSection table = YamlSection.Load(file).RequiredSection(environment);
        return new DocumentRules(Roles.ToFrozenDictionary(
            role => role,
            role =>
            {
                YamlSection row = table.RequiredSection(role);
                return new DocumentRule(
                    row.Word("documents", ("trusted", false), ("free", true)), row.Flag("introspection", false));
            },
            StringComparer.Ordinal));
    }

    /// <summary>What a caller may send: the most that one of the roles allows.</summary>
    public DocumentRule Of(Caller caller)
    {
        if (caller.Kind == PartyKind.Anonymous)
        {
            return _byRole[Anonymous];
        }

        DocumentRule rule = caller.CitizenId is null ? _byRole[Systems] : default;
        foreach (string role in caller.Roles)
        {
            if (role != Anonymous && _byRole.TryGetValue(role, out DocumentRule more))
            {
                rule = new DocumentRule(
                    rule.MaySendAny || more.MaySendAny, rule.MayIntrospect || more.MayIntrospect);
            }
        }

        return rule;
    }
}
