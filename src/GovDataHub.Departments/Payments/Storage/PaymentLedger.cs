using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.Payments.Storage;

/// <summary>
/// The provider's ledger in SQLite. One connection under one lock: whatever returns is durable (WAL, synchronous
/// FULL), so that a process killed at any instruction neither forgets a payment nor pays one key twice.
/// </summary>
internal sealed class PaymentLedger : IDisposable
{
    /// <summary>How long a held callback waits when no later payment comes.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly PaymentOptions _options;

    public PaymentLedger(PaymentOptions options)
    {
        _options = options;
        Directory.CreateDirectory(options.Folder);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(options.Folder, "ledger.sqlite"),
            Pooling = false,
        }.ToString());
        _connection.Open();
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = LedgerSql.Schema;
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Puts an order on the ledger, or finds the payment of its key. The fault is asked for only when the payment is
    /// new. Durable when it returns.
    /// </summary>
    /// <returns>The payment; whether it is new; null when the key belongs to a different order.</returns>
    public (Payment Payment, bool IsNew, PaymentFault Fault)? Accept(
        PaymentOrder order, DateTimeOffset now, Func<PaymentFault> fault)
    {
        byte[] fingerprint = PaymentOrders.Fingerprint(order);
        lock (_lock)
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            using (SqliteCommand find = Command(LedgerSql.FindByKey, ("$key", order.Key)))
            using (SqliteDataReader reader = find.ExecuteReader())
            {
                if (reader.Read())
                {
                    return reader.GetFieldValue<byte[]>(LedgerSql.FingerprintColumn).AsSpan().SequenceEqual(fingerprint)
                        ? (LedgerSql.ReadPayment(reader), false, PaymentFault.None)
                        : null;
                }
            }

            PaymentFault taken = fault();
            Payment payment = new()
            {
                Id = $"pay_{Guid.CreateVersion7(now):N}",
                Order = order,
                Status = PaymentStatus.Accepted,
                AcceptedAt = now,
            };
            Insert(payment, fingerprint, taken);
            transaction.Commit();
            return (payment, true, taken);
        }
    }

    public Payment? FindById(string id) => Find(LedgerSql.FindById, ("$id", id));

    public Payment? FindByKey(string key) => Find(LedgerSql.FindByKey, ("$key", key));

    /// <summary>Settles every payment that is due and lays its callbacks down, in one transaction.</summary>
    public void SettleDue(DateTimeOffset now)
    {
        lock (_lock)
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            // The callback rows come first: they read which payments are still unsettled.
            using SqliteCommand report = Command(
                LedgerSql.LayCallbacks, ("$now", Ticks(now)), ("$held", Ticks(now + LongestHold)),
                ("$lose", (int)PaymentFault.LoseCallback), ("$duplicate", (int)PaymentFault.DuplicateCallback),
                ("$reorder", (int)PaymentFault.ReorderCallback));
            report.ExecuteNonQuery();
            using SqliteCommand settle = Command(
                LedgerSql.Settle, ("$now", Ticks(now)), ("$fail", (int)PaymentFault.Fail));
            settle.ExecuteNonQuery();
            transaction.Commit();
        }
    }

    /// <summary>At most so many callbacks that are due, longest due first.</summary>
    public IReadOnlyList<Callback> DueCallbacks(DateTimeOffset now, int limit)
    {
        lock (_lock)
        {
            using SqliteCommand command = Command(LedgerSql.DueCallbacks, ("$now", Ticks(now)), ("$limit", limit));
            using SqliteDataReader reader = command.ExecuteReader();
            List<Callback> due = [];
            while (reader.Read())
            {
                due.Add(new Callback(
                    reader.GetString(LedgerSql.MessageColumn), reader.GetInt32(LedgerSql.MessageColumn + 1),
                    reader.GetInt32(LedgerSql.MessageColumn + 2), LedgerSql.ReadPayment(reader)));
            }

            return due;
        }
    }

    /// <summary>Notes a delivery, and lets callbacks go that were held for a later one.</summary>
    public void Delivered(Callback callback, DateTimeOffset now)
    {
        lock (_lock)
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            using SqliteCommand delivered = Command(
                LedgerSql.Delivered, ("$message", callback.MessageId), ("$copy", callback.Copy), ("$now", Ticks(now)));
            delivered.ExecuteNonQuery();
            using SqliteCommand release = Command(
                LedgerSql.Release, ("$now", Ticks(now)), ("$accepted", Ticks(callback.Payment.AcceptedAt)));
            release.ExecuteNonQuery();
            transaction.Commit();
        }
    }

    /// <summary>Notes a failed delivery; tried again later, or given up after the last attempt.</summary>
    public void NotDelivered(Callback callback, DateTimeOffset now)
    {
        int attempts = callback.Attempts + 1;
        TimeSpan wait = _options.FirstRetryAfter * Math.Pow(2, Math.Min(attempts - 1, 10));
        lock (_lock)
        {
            using SqliteCommand command = Command(
                LedgerSql.NotDelivered, ("$message", callback.MessageId), ("$copy", callback.Copy),
                ("$attempts", attempts),
                ("$next", attempts >= _options.CallbackAttempts ? DBNull.Value : Ticks(now + wait)));
            command.ExecuteNonQuery();
        }
    }

    /// <summary>When the next settlement or delivery is due; null when nothing is.</summary>
    public DateTimeOffset? NextDue()
    {
        lock (_lock)
        {
            using SqliteCommand command = Command(LedgerSql.NextDue);
            return command.ExecuteScalar() is long ticks ? LedgerSql.Moment(ticks) : null;
        }
    }

    /// <summary>Counts and adds up the payments of a reference, or of all.</summary>
    public LedgerTotal Total(string? reference)
    {
        lock (_lock)
        {
            using SqliteCommand command = Command(LedgerSql.Total, ("$reference", (object?)reference ?? DBNull.Value));
            using SqliteDataReader reader = command.ExecuteReader();
            reader.Read();
            return new LedgerTotal(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3) / 100m);
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _connection.Dispose();
    }

    private void Insert(Payment payment, byte[] fingerprint, PaymentFault fault)
    {
        PaymentOrder order = payment.Order;
        TimeSpan wait = fault == PaymentFault.Slow ? _options.SlowSettleAfter : _options.SettleAfter;
        using SqliteCommand insert = Command(
            LedgerSql.Insert, ("$id", payment.Id), ("$key", order.Key), ("$print", fingerprint),
            ("$fen", (long)(order.Amount * 100)), ("$payee", order.PayeeAccount), ("$reference", order.Reference),
            ("$url", order.CallbackUrl.AbsoluteUri), ("$fault", (int)fault), ("$accepted", Ticks(payment.AcceptedAt)),
            ("$due", Ticks(payment.AcceptedAt + wait)));
        insert.ExecuteNonQuery();
    }

    private static long Ticks(DateTimeOffset moment) => moment.UtcTicks;

    private Payment? Find(string sql, (string, object) parameter)
    {
        lock (_lock)
        {
            using SqliteCommand command = Command(sql, parameter);
            using SqliteDataReader reader = command.ExecuteReader();
            return reader.Read() ? LedgerSql.ReadPayment(reader) : null;
        }
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of LedgerSql.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
