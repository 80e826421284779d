using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Errors;

namespace GovDataHub.Federation.Tests.Access;

public sealed class SchemaFileTests
{
    [Theory]
    [InlineData("level: 4, self: value@passkey", "level: 4, self: value@face", "'self' is 'value@face'")]
    [InlineData("{ share: not-shared,    level: 4,", "{ share: not-shared,    level: 3,", "stands twice")]
    [InlineData("within: 10m", "within: soon", "'within' must be whole minutes")]
    [InlineData("share: conditional,   level: 1", "share: sometimes,   level: 1", "'share' is 'sometimes'")]
    public void A_wrong_access_file_is_refused_with_its_line(string right, string wrong, string message)
    {
        string text = File.ReadAllText(Path.Combine(Schemas.Directory, "access.yaml"));
        Assert.Contains(right, text, StringComparison.Ordinal);

        CatalogueException exception = Assert.Throws<CatalogueException>(
            () => Read(text.Replace(right, wrong, StringComparison.Ordinal), AccessPolicy.Load));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.True(exception.Line > 1);
    }

    [Fact]
    public void A_matrix_with_a_missing_row_is_refused()
    {
        string text = string.Join('\n', File.ReadLines(Path.Combine(Schemas.Directory, "access.yaml"))
            .Where(line => !line.Contains("share: conditional,   level: 2", StringComparison.Ordinal)));

        Assert.Contains(
            "no row for Conditional and level 2",
            Assert.Throws<CatalogueException>(() => Read(text, AccessPolicy.Load)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_committed_grants_name_what_departments_hold()
    {
        SharingGrant grant = GrantBook.Load(Path.Combine(Schemas.Directory, "grants.yaml"), Schemas.Hub.Catalogue)
            .Find("HPF-CAB-2026")!;

        Assert.Equal(("HPF", SubjectKind.Person, 5000), (grant.Grantee, grant.Scope, grant.RowsPerDay));
        Assert.Contains("CAB.marriage.status", grant.Coordinates.AsEnumerable());
    }

    [Theory]
    [InlineData("CAB.marriage.nothing", "HPF", "2027-12-31", "names CAB.marriage.nothing, which no department holds")]
    [InlineData("CAB.marriage.status", "XYZ", "2027-12-31", "is for XYZ, which is no department")]
    [InlineData("CAB.marriage.status", "HPF", "soon", "'until' must be a date")]
    public void A_wrong_grant_is_refused(string coordinate, string grantee, string until, string message)
    {
        string text = $"""
            grants:
              G1: (grantee: {grantee}, scope: person, coordinates: [{coordinate}], until: {until}, rowsPerDay: 5)
            """.Replace('(', '{').Replace(')', '}');

        Assert.Contains(
            message,
            Assert.Throws<CatalogueException>(
                () => Read(text, file => GrantBook.Load(file, Schemas.Hub.Catalogue))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "CAB.marriage.spouseIdNo\n    where", "CAB.marriage.nobody\n    where",
        "no department holds CAB.marriage.nobody")]
    [InlineData("guardian: children", "guardian: spouse", "is no edge that knows the date of birth")]
    [InlineData("birth: relBirth", "birth: relAge", "no department holds PSB.kinship.relAge")]
    public void A_wrong_edge_is_refused(string right, string wrong, string message)
    {
        string text = File.ReadAllText(Path.Combine(Schemas.Directory, "edges.yaml"));
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.Contains(
            message,
            Assert.Throws<CatalogueException>(() => Read(
                text.Replace(right, wrong, StringComparison.Ordinal),
                file => RegisterEdges.Load(file, Schemas.Hub.Catalogue))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_error_code_has_a_meaning_and_a_mend_in_both_languages()
    {
        Assert.All(ErrorCode.All, entry =>
        {
            Assert.NotEmpty(entry.Meaning.Zh);
            Assert.NotEmpty(entry.Meaning.En);
            Assert.NotEmpty(entry.Mend.Zh);
            Assert.NotEmpty(entry.Mend.En);
            Assert.Same(entry, ErrorCode.Of(entry.Code));
        });
        IEnumerable<string> constants = typeof(ErrorCode).GetFields()
            .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Empty(constants.Except(ErrorCode.All.Select(entry => entry.Code)));
        Assert.Distinct(ErrorCode.All.Select(entry => entry.Code));
    }

    private static T Read<T>(string text, Func<string, T> load)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            return load(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
