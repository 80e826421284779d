using GovDataHub.Departments.City;
using GovDataHub.Departments.Faults;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Registers;
using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.Tests.Faults;

public sealed class FaultBoardTests : IDisposable
{
    private static readonly Department Gas = AllDepartments.InTheCity.Single(department => department.Code == "GAS");

    private readonly CityFolder _folder = new(Directory.CreateTempSubdirectory("hub-faults-").FullName);
    private readonly byte[] _sound;

    public FaultBoardTests()
    {
        CityOptions options = new() { Citizens = 200, Today = new(2025, 9, 1) };
        new CityWriter(_folder, [Gas]).Write(new CityGenerator(options).Parts(), options);
        _sound = File.ReadAllBytes(Database);
    }

    private string Database => _folder.StoreOf(Gas).Path;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder.Data, recursive: true);
    }

    [Theory]
    [InlineData("refuse")]
    [InlineData("garbage")]
    [InlineData("500")]
    public async Task A_crash_under_a_fault_loses_nothing_and_is_mended_at_the_next_start(string fault)
    {
        // The board that a crash has stopped is one that is never disposed.
        FaultBoard crashed = new(_folder, [Gas], TimeProvider.System);
        await crashed.SetAsync(Gas, Fault.Parse(fault), TestContext.Current.CancellationToken);
        Assert.False(IsSound());

        await using FaultBoard next = new(_folder, [Gas], TimeProvider.System);
        next.Recover();

        Assert.True(IsSound());
    }

    [Theory]
    [InlineData("refuse", "500")]
    [InlineData("garbage", "hang")]
    [InlineData("slow=10", "refuse")]
    public async Task One_fault_after_another_and_the_end_of_both_leave_the_database_as_it_was(string one, string other)
    {
        await using (FaultBoard board = new(_folder, [Gas], TimeProvider.System))
        {
            await board.SetAsync(Gas, Fault.Parse(one), TestContext.Current.CancellationToken);
            await board.SetAsync(Gas, Fault.Parse(other), TestContext.Current.CancellationToken);
            Assert.Equal(other, Assert.Single(board.Current).Value.ToString());
            await board.SetAsync(Gas, null, TestContext.Current.CancellationToken);
            Assert.Empty(board.Current);
        }

        Assert.True(IsSound());
    }

    [Theory]
    [InlineData("refuse", true)]
    [InlineData("hang", true)]
    [InlineData("slow=1", true)]
    [InlineData("slow=60000", true)]
    [InlineData("500", true)]
    [InlineData("off", false)]
    [InlineData("slow=0", false)]
    [InlineData("slow=60001", false)]
    [InlineData("slow=-5", false)]
    [InlineData("Refuse", false)]
    [InlineData("", false)]
    public void A_fault_reads_as_it_is_written_and_nothing_else_does(string text, bool isFault)
    {
        var fault = Fault.Parse(text);

        Assert.Equal(isFault, fault is not null);
        if (fault is not null)
            Assert.Equal(text, fault.ToString());
    }

    private bool IsSound()
    {
        return File.Exists(Database) && File.ReadAllBytes(Database).SequenceEqual(_sound);
    }
}
