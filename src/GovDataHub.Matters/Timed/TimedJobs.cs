using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace GovDataHub.Matters.Timed;

/// <summary>
/// What happens because time passes. Quartz keeps it, in a file of its own: shared, it would slow the engine.
/// </summary>
internal static class TimedJobs
{
    private const string Scheduler = "matters";

    /// <summary>Schedules the sweeps.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="file">Quartz's SQLite file.</param>
    public static void AddTimedJobs(this IServiceCollection services, string file)
    {
        string connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 10 }.ToString();
        services.AddQuartz(Scheduler, quartz =>
        {
            quartz.UseDefaultThreadPool(2);
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(SqliteFactory.Instance, connection);
                store.ProvisionSchema();
            });
            Every<TermSweep>(quartz, "term", TimeSpan.FromSeconds(15));
            Every<OutboxPump>(quartz, "outbox", TimeSpan.FromSeconds(30));
            Every<ReminderSweep>(quartz, "reminder", TimeSpan.FromMinutes(10));
            Every<DraftSweep>(quartz, "draft", TimeSpan.FromMinutes(30));
        });
        services.AddQuartzHostedService(Scheduler, options => options.WaitForJobsToComplete = true);
    }

    private static void Every<TJob>(IQuartzBuilder quartz, string name, TimeSpan interval)
        where TJob : IJob
    {
        quartz.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(name, Scheduler).WithSimpleSchedule(interval),
            job => job.WithIdentity(name, Scheduler));
    }
}
