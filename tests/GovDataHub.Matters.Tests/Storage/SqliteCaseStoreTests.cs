namespace GovDataHub.Matters.Tests.Storage;

/// <summary>The suite on SQLite.</summary>
public sealed class SqliteCaseStoreTests : CaseStoreConformance
{
    private protected override async Task<StoreUnderTest> OpenAsync()
    {
        var bench = await EngineBench.OpenAsync();
        return new StoreUnderTest(bench.Store, bench.DisposeAsync);
    }
}
