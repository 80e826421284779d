using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors.Mapping;

namespace GovDataHub.Federation.Tests.Connectors;

/// <summary>What a REST department's <c>source:</c> may not say.</summary>
public sealed class RestMappingTests
{
    private const string Search = "{ method: POST, path: \"cards:search\", body: { holders: $keys } }";

    [Theory]
    [InlineData("{ method: GET, path: \"cards?holders=$keys\" }", Search, 15, "$key")]
    [InlineData("{ method: GET, path: cards/$key }", Search, 15, "$key")]
    [InlineData("{ method: POST, path: cards/$key/search, body: { page: $page } }", Search, 15, "$key")]
    [InlineData(Search, "{ method: POST, path: cards/$key, body: { no: $value.number } }", 17, "$key")]
    [InlineData(Search, "{ method: POST, path: cards/$value.number, body: { holder: $key } }", 17, "$value.")]
    public void An_identity_number_in_a_url_is_refused_with_file_and_line(
        string read, string write, int line, string word)
    {
        var refusal = Assert.Throws<CatalogueException>(() => Load(read, write));

        Assert.Equal(
            $"XXB.yaml:{line}: 'path' holds '{word}': "
            + "identity numbers and what is known of a person do not belong in a URL",
            refusal.Message);
    }

    [Theory]
    [InlineData(Search, true)]
    [InlineData("{ method: POST, path: \"cards:lookup\", body: { holder: $key } }", false)]
    [InlineData("{ method: GET, path: \"cards?columns=$columns&page=$page\" }", false)]
    public void A_call_takes_many_keys_when_its_body_does(string read, bool many)
    {
        var mapping = Load(read, "{ method: POST, path: changes, body: { holder: $key } }");

        Assert.Equal(many, mapping.Calls["card"].Read.TakesManyKeys);
    }

    private static DepartmentMapping Load(string read, string write)
    {
        var directory = Directory.CreateTempSubdirectory("rest-mapping-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(directory, "XXB.yaml"), $$"""
                code: XXB
                name: { zh: 某局, en: Some Bureau }
                type: gov
                source: { protocol: rest, address: /XXB/ }
                resources:
                  card:
                    name: { zh: 卡, en: Cards }
                    subject: person
                    share: conditional
                    level: 3
                    many: false
                    fields:
                      number: { zh: 卡号, en: Number, type: string, level: 3 }
                    source:
                      read: {{read}}
                      fields: { number: no }
                      write: {{write}}
                """);
            return MappingLoader.Load(directory, DepartmentCatalogue.Load(directory))["XXB"];
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
