using GovDataHub.Matters.Passkeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace GovDataHub.Matters.Storage;

/// <summary>The tables of the matter engine. One context lives as long as one transaction.</summary>
internal sealed class MatterContext(DbContextOptions<MatterContext> options) : DbContext(options)
{
    public DbSet<CaseRecord> Cases => Set<CaseRecord>();

    public DbSet<CaseEvent> Events => Set<CaseEvent>();

    public DbSet<CaseValue> Values => Set<CaseValue>();

    public DbSet<CompletedStep> Steps => Set<CompletedStep>();

    public DbSet<WorkItem> Work => Set<WorkItem>();

    public DbSet<OutboxEntry> Outbox => Set<OutboxEntry>();

    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    public DbSet<DecisionRecord> Decisions => Set<DecisionRecord>();

    public DbSet<HumanTaskRecord> Tasks => Set<HumanTaskRecord>();

    public DbSet<PaymentRecord> Payments => Set<PaymentRecord>();

    public DbSet<NotificationRecord> Notifications => Set<NotificationRecord>();

    public DbSet<DefinitionRecord> Definitions => Set<DefinitionRecord>();

    public DbSet<PasskeyRecord> Passkeys => Set<PasskeyRecord>();

    public DbSet<PasskeyChallenge> Challenges => Set<PasskeyChallenge>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MillisecondConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CaseRecord>(MapCase);
        modelBuilder.Entity<CaseEvent>(line => line.ToTable("case_event").HasKey(e => new { e.CaseId, e.Sequence }));
        modelBuilder.Entity<CaseValue>(value =>
            value.ToTable("case_value").HasKey(v => new { v.CaseId, v.IsSupplied, v.Name }));
        modelBuilder.Entity<CompletedStep>(step => step.ToTable("case_step").HasKey(s => new { s.CaseId, s.Step }));
        modelBuilder.Entity<WorkItem>(MapWork);
        modelBuilder.Entity<OutboxEntry>(effect =>
        {
            effect.ToTable("outbox").HasKey(e => e.Key);
            effect.HasIndex(e => new { e.CaseId, e.Round, e.Ordinal });
        });
        modelBuilder.Entity<InboxMessage>(message =>
        {
            message.ToTable("inbox").HasKey(m => new { m.Source, m.MessageId });
            message.HasIndex(m => m.Key);
        });
        modelBuilder.Entity<DecisionRecord>(decision =>
            decision.ToTable("decision").HasKey(d => new { d.CaseId, d.Sequence }));
        modelBuilder.Entity<HumanTaskRecord>(task =>
        {
            task.ToTable("human_task").HasKey(t => t.Id);
            task.HasIndex(t => new { t.Department, t.ClosedAt, t.DueAt });
            task.HasIndex(t => t.CaseId);
        });
        modelBuilder.Entity<PaymentRecord>(payment =>
        {
            payment.ToTable("payment").HasKey(p => p.Key);
            payment.HasIndex(p => p.CaseId);
            payment.Property(p => p.Amount).HasConversion<string>();
        });
        modelBuilder.Entity<NotificationRecord>(sent =>
            sent.ToTable("notification").HasKey(n => new { n.CaseId, n.Kind }));
        modelBuilder.Entity<DefinitionRecord>(definition => definition.ToTable("definition").HasKey(d => d.Digest));
        modelBuilder.Entity<PasskeyRecord>(passkey =>
        {
            passkey.ToTable("passkey").HasKey(p => p.Id);
            passkey.HasIndex(p => p.CitizenId);
        });
        modelBuilder.Entity<PasskeyChallenge>(challenge => challenge.ToTable("passkey_challenge").HasKey(c => c.Id));
        UseSnakeCase(modelBuilder);
    }

    private static void MapCase(EntityTypeBuilder<CaseRecord> record)
    {
        record.ToTable("case").HasKey(c => c.Id);
        record.Ignore(c => c.IsOver);
        record.HasIndex(c => new { c.CitizenId, c.Id });
        record.HasIndex(c => c.ExclusiveKey).IsUnique();
        record.HasIndex(c => new { c.CitizenId, c.Uscc, c.Matter }, "one_draft")
            .IsUnique().HasFilter("state = 'Draft'");
        record.HasIndex(c => new { c.State, c.DueAt });
    }

    private static void MapWork(EntityTypeBuilder<WorkItem> work)
    {
        work.ToTable("work").HasKey(w => w.Id);
        work.Property(w => w.Id).ValueGeneratedOnAdd();
        work.HasIndex(w => w.Due);
        work.HasIndex(w => new { w.CaseId, w.Kind, w.Key }).IsUnique();
    }

    private static void UseSnakeCase(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            property.SetColumnName(Snake(property.Name));
        }
    }

    /// <summary><c>ExclusiveKey</c> is the column <c>exclusive_key</c>.</summary>
    private static string Snake(string name)
    {
        return string.Concat(name.Select((letter, index) => (index, char.IsUpper(letter)) switch
        {
            (0, _) => char.ToLowerInvariant(letter).ToString(),
            (_, true) => "_" + char.ToLowerInvariant(letter),
            _ => letter.ToString(),
        }));
    }

    /// <summary>Moments are whole milliseconds since 1970 in UTC, read back with the civil offset +08:00.</summary>
    internal sealed class MillisecondConverter() : ValueConverter<DateTimeOffset, long>(
        moment => moment.ToUnixTimeMilliseconds(),
        number => DateTimeOffset.FromUnixTimeMilliseconds(number).ToOffset(TimeSpan.FromHours(8)));
}
