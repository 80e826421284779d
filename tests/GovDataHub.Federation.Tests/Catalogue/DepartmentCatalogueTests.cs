using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Tests.Catalogue;

public sealed class DepartmentCatalogueTests
{
    private const string Head = "code: HPF\nname: { zh: 公积金, en: Fund }\n";

    [Fact]
    public void Every_department_resource_and_field_is_there()
    {
        DepartmentCatalogue catalogue = Schemas.Hub.Catalogue;

        Assert.Equal(
            (59, 191, 742), (catalogue.Departments.Length, catalogue.Resources.Length, catalogue.Fields.Length));
    }

    [Fact]
    public void A_field_is_found_by_its_coordinate()
    {
        RegisterField field = Schemas.Hub.Catalogue.Field("HPF.account.balance")!;

        Assert.Equal((FieldType.Money, 4, true), (field.Type, field.Level, field.Sensitive));
        Assert.Equal("Fund balance", field.Label.En);
        Assert.Equal("HPF", Schemas.Hub.Catalogue.ByNamespace("hpf")!.Code);
        Assert.Null(Schemas.Hub.Catalogue.Field("HPF.account.nothing"));
    }

    [Theory]
    [InlineData("code: ABC\nname: { zh: 一, en: One }\nresources: {}\n", "HPF.yaml:1: code 'ABC'")]
    [InlineData(Head + "resources: 3\n", "HPF.yaml:3: 'resources' must be a mapping")]
    [InlineData(Head + "resources:\n  a: { name: { zh: 一 }, subject: dog, share: conditional, level: 1 }\n",
        "'subject' is 'dog', expected one of person, enterprise, public")]
    [InlineData(Head + "resources:\n  a: { name: { zh: 一 }, subject: person, share: conditional, level: 5 }\n",
        "HPF.yaml:4: 'level' must be a whole number from 1 to 4")]
    [InlineData(Head + "resources:\n  a: { name: { zh: 一 }, subject: person, share: conditional, level: 1 }\n",
        "'fields' is missing")]
    [InlineData(Head + "source: { deadline: soon }\nresources: {}\n", "deadline 'soon' must be such as 800ms or 2s")]
    [InlineData("code: [", "HPF.yaml:")]
    public void A_wrong_file_is_refused_with_file_and_line(string text, string message)
    {
        string directory = Directory.CreateTempSubdirectory("catalogue-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(directory, "HPF.yaml"), text);

            CatalogueException exception = Assert.Throws<CatalogueException>(() => DepartmentCatalogue.Load(directory));
            Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public void An_empty_directory_is_no_catalogue()
    {
        string directory = Directory.CreateTempSubdirectory("catalogue-").FullName;
        try
        {
            Assert.Throws<CatalogueException>(() => DepartmentCatalogue.Load(directory));
            Assert.Throws<CatalogueException>(() => DepartmentCatalogue.Load(Path.Combine(directory, "nowhere")));
        }
        finally
        {
            Directory.Delete(directory);
        }
    }
}
