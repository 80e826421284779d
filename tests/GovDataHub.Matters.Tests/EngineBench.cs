using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Reading;
using GovDataHub.Federation.Time;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Effects;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Lifecycle;
using GovDataHub.Matters.Passkeys;
using GovDataHub.Matters.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GovDataHub.Matters.Tests;

/// <summary>
/// The whole engine over a folder of its own, driven by hand: nothing runs until a test says so. Opening another bench
/// over the same folder is a restart.
/// </summary>
internal sealed class EngineBench : IAsyncDisposable
{
    public const string Renter = "330102199003070018";
    public const string Origin = "http://localhost:5081";
    public const string SigningKey = "test-signing-key";

    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;

    private EngineBench(ServiceProvider services, string folder, bool ownsFolder)
    {
        _services = services;
        Folder = folder;
        _ownsFolder = ownsFolder;
    }

    public string Folder { get; }

    public required ManualTime Time { get; init; }

    public required CityOfOne City { get; init; }

    public required CountingProvider Provider { get; init; }

    public MatterService Matters => Get<MatterService>();

    public ICaseStore Store => Get<ICaseStore>();

    public static Task<EngineBench> OpenAsync()
    {
        string folder = Directory.CreateTempSubdirectory("matters-").FullName;
        return OpenAsync(folder, new ManualTime(), RenterCity(), new CountingProvider(), null, ownsFolder: true);
    }

    /// <summary>The same files, city, provider and time, and nothing else of what was in memory.</summary>
    public Task<EngineBench> RestartAsync(Func<ICaseStore, ICaseStore>? decorate = null)
    {
        return OpenAsync(Folder, Time, City, Provider, decorate, ownsFolder: false);
    }

    public static async Task<EngineBench> OpenAsync(
        string folder,
        ManualTime time,
        CityOfOne city,
        CountingProvider provider,
        Func<ICaseStore, ICaseStore>? decorate,
        bool ownsFolder)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton(new BusinessClock(time, ClockOffset.None));
        services.AddSingleton(SchemaFixture.Departments);
        services.AddMatters(Options(folder), SchemaFixture.Matters, SchemaFixture.Calendar);
        services.AddSingleton<ICaseReader>(city);
        services.AddSingleton<IEnterpriseOperators>(city);
        services.AddSingleton<IPaymentProvider>(provider);
        services.AddSingleton<ICaseStore>(inner => decorate is null
            ? ActivatorUtilities.CreateInstance<SqliteCaseStore>(inner)
            : decorate(ActivatorUtilities.CreateInstance<SqliteCaseStore>(inner)));
        services.AddSingleton<CaseWorker>();
        var bench = new EngineBench(services.BuildServiceProvider(), folder, ownsFolder)
        {
            Time = time,
            City = city,
            Provider = provider,
        };
        await bench.Get<SqliteMatterDatabase>().InitializeAsync(CancellationToken.None);
        return bench;
    }

    public T Get<T>()
        where T : notnull
    {
        return _services.GetRequiredService<T>();
    }

    public static Caller Citizen(string id = Renter)
    {
        return new Caller { Kind = PartyKind.Citizen, Id = id, CitizenId = id, Roles = ["citizen"] };
    }

    public static Caller Officer(string department = "HPF", string id = "330102198001010016")
    {
        return new Caller
        {
            Kind = PartyKind.Officer,
            Id = id,
            CitizenId = id,
            Department = department,
            Roles = ["officer"],
        };
    }

    /// <summary>Runs due work until none is due.</summary>
    public async Task DrainAsync()
    {
        while (await Get<CaseWorker>().RunOnceAsync("test", CancellationToken.None) > 0)
        {
        }
    }

    /// <summary>Runs due work, then moves time on, until the case is over or nothing changes any more.</summary>
    public async Task<CaseRecord> SettleAsync(string caseId)
    {
        for (int round = 0; round < 40; round++)
        {
            await DrainAsync();
            var record = await Store.Queries.CaseAsync(caseId, CancellationToken.None);
            if (record!.State is not (CaseState.Running or CaseState.WaitingSource))
            {
                return record;
            }

            Time.Advance(TimeSpan.FromMinutes(30));
        }

        return (await Store.Queries.CaseAsync(caseId, CancellationToken.None))!;
    }

    /// <summary>A draft with consent, form and face step done: all but filing.</summary>
    public async Task<string> ReadyAsync(string amount = "1500.00", SoftwareAuthenticator? phone = null)
    {
        var started = await Matters.StartAsync(Citizen(), "HPF-01", "zh", CancellationToken.None);
        Assert.Empty(started.Errors);
        string caseId = started.Case!.Record.Id;
        await Matters.ConsentAsync(Citizen(), caseId, true, CancellationToken.None);
        await DrainAsync();
        var supplied = await Matters.SupplyAsync(
            Citizen(), caseId, [Value("amount", $"\"{amount}\"")], CancellationToken.None);
        Assert.Empty(supplied.Errors);
        using var own = phone is null ? SoftwareAuthenticator.Create() : null;
        await SignAsync(caseId, phone ?? own!);
        return caseId;
    }

    public async Task SignAsync(string caseId, SoftwareAuthenticator phone)
    {
        if (phone.SignCount == 0)
        {
            await RegisterAsync(phone);
        }

        var begun = await Matters.BeginStepAsync(
            Citizen(), caseId, StepKind.FaceVerification, CancellationToken.None);
        Assert.Empty(begun.Errors);
        var done = await Matters.CompleteStepAsync(
            Citizen(),
            caseId,
            StepKind.FaceVerification,
            phone.Assert(begun.PublicKeyJson!, Origin),
            CancellationToken.None);
        Assert.Empty(done.Errors);
    }

    public async Task RegisterAsync(SoftwareAuthenticator phone, string citizen = Renter)
    {
        var ceremony = Get<PasskeyCeremony>();
        string options = await ceremony.BeginRegistrationAsync(citizen, "someone", CancellationToken.None);
        Assert.NotNull(await ceremony.CompleteRegistrationAsync(
            citizen, phone.Register(options, Origin), CancellationToken.None));
    }

    /// <summary>A draft that is ready, filed.</summary>
    public async Task<string> SubmitAsync(string amount = "1500.00")
    {
        string caseId = await ReadyAsync(amount);
        var filed = await Matters.SubmitAsync(Citizen(), caseId, CancellationToken.None);
        Assert.Empty(filed.Errors);
        return caseId;
    }

    public static KeyValuePair<string, JsonElement> Value(string name, string json)
    {
        return KeyValuePair.Create(name, JsonElement.Parse(json));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsFolder)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Somebody who rents, contributes, owns nothing and is not married.</summary>
    public static CityOfOne RenterCity()
    {
        var city = new CityOfOne();
        void Put(string register, string rows) => city.Registers[register] = JsonNode.Parse(rows)!.AsArray();
        Put("PSB.population", """[{"idNo":"330102199003070018","name":"林晓","livingStatus":"living"}]""");
        Put("HPF.account", """
            [{"accountNo":"HPF0001","status":"active","balance":20000.00,"monthly":1200.00,"consecutive":36,
              "bankCard":"6222020000001234"}]
            """);
        Put("HPF.withdrawal", "[]");
        Put("HPF.loan", "[]");
        Put("NRB.ownership", "[]");
        Put("NRB.ownership@spouse", "[]");
        Put("CAB.marriage", "[]");
        return city;
    }

    private static MatterOptions Options(string folder)
    {
        return new MatterOptions
        {
            DataDirectory = folder,
            SchemasDirectory = Path.Combine(SchemaFixture.Root, "schemas"),
            Payment = new PaymentOptions
            {
                Provider = new Uri("http://localhost:6799"),
                Callback = new Uri("http://localhost:6798/callbacks/payment"),
                SigningKey = SigningKey,
            },
            Passkeys = new PasskeyOptions { Origins = [Origin], UserHandleKey = [.. new byte[32]] },
            Engine = new EngineOptions { Patience = TimeSpan.Zero },
        };
    }
}
