using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.Payments.Storage;

/// <summary>The ledger's tables and statements. Moments are UTC ticks, amounts are fen.</summary>
internal static class LedgerSql
{
    public const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA busy_timeout = 5000;
        CREATE TABLE IF NOT EXISTS payment(
            id TEXT PRIMARY KEY, idempotency_key TEXT NOT NULL UNIQUE, fingerprint BLOB NOT NULL,
            amount_fen INTEGER NOT NULL, payee_account TEXT NOT NULL, reference TEXT NOT NULL,
            callback_url TEXT NOT NULL, fault INTEGER NOT NULL, status TEXT NOT NULL, reason TEXT,
            accepted_at INTEGER NOT NULL, settle_at INTEGER NOT NULL, settled_at INTEGER) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS payment_reference ON payment(reference);
        CREATE INDEX IF NOT EXISTS payment_due ON payment(settle_at) WHERE status = 'Accepted';
        CREATE TABLE IF NOT EXISTS callback(
            message_id TEXT NOT NULL, copy INTEGER NOT NULL, payment_id TEXT NOT NULL, held INTEGER NOT NULL,
            attempts INTEGER NOT NULL, next_at INTEGER, delivered_at INTEGER,
            PRIMARY KEY(message_id, copy)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS callback_due ON callback(next_at) WHERE next_at IS NOT NULL;
        """;

    public const string FindById = SelectPayment + " WHERE payment.id = $id";

    public const string FindByKey = SelectPayment + " WHERE payment.idempotency_key = $key";

    public const string Insert = """
        INSERT INTO payment(id, idempotency_key, fingerprint, amount_fen, payee_account, reference, callback_url,
            fault, status, accepted_at, settle_at)
        VALUES ($id, $key, $print, $fen, $payee, $reference, $url, $fault, 'Accepted', $accepted, $due)
        """;

    public const string LayCallbacks = """
        INSERT INTO callback(message_id, copy, payment_id, held, attempts, next_at)
        SELECT 'msg_' || substr(payment.id, 5), copy.number, payment.id, payment.fault = $reorder, 0,
            CASE WHEN payment.fault = $reorder THEN $held ELSE $now END
        FROM payment JOIN (SELECT 0 AS number UNION ALL SELECT 1) AS copy
            ON copy.number = 0 OR payment.fault = $duplicate
        WHERE payment.status = 'Accepted' AND payment.settle_at <= $now AND payment.fault <> $lose
        """;

    public const string Settle = """
        UPDATE payment SET
            status = CASE WHEN fault = $fail OR payee_account LIKE '%0000' THEN 'Failed' ELSE 'Paid' END,
            reason = CASE WHEN fault = $fail THEN 'SANDBOX_FAULT'
                WHEN payee_account LIKE '%0000' THEN 'ACCOUNT_CLOSED' END,
            settled_at = $now
        WHERE status = 'Accepted' AND settle_at <= $now
        """;

    public const string DueCallbacks = "SELECT " + PaymentColumns + """
        , callback.message_id, callback.copy, callback.attempts FROM payment
        JOIN callback ON callback.payment_id = payment.id
        WHERE callback.next_at <= $now ORDER BY callback.next_at, callback.message_id, callback.copy LIMIT $limit
        """;

    public const string Delivered = """
        UPDATE callback SET delivered_at = $now, next_at = NULL, attempts = attempts + 1
        WHERE message_id = $message AND copy = $copy
        """;

    public const string Release = """
        UPDATE callback SET next_at = $now, held = 0
        WHERE held AND delivered_at IS NULL
            AND payment_id IN (SELECT id FROM payment WHERE accepted_at < $accepted)
        """;

    public const string NotDelivered = """
        UPDATE callback SET attempts = $attempts, next_at = $next WHERE message_id = $message AND copy = $copy
        """;

    public const string NextDue = """
        SELECT min(due) FROM (
            SELECT min(settle_at) AS due FROM payment WHERE status = 'Accepted'
            UNION ALL SELECT min(next_at) FROM callback WHERE next_at IS NOT NULL)
        """;

    public const string Total = """
        SELECT count(*), count(*) FILTER (WHERE status = 'Paid'), count(*) FILTER (WHERE status = 'Failed'),
            coalesce(sum(amount_fen) FILTER (WHERE status = 'Paid'), 0)
        FROM payment WHERE $reference IS NULL OR reference = $reference
        """;

    /// <summary>Where <see cref="FindByKey"/> has the fingerprint.</summary>
    public const int FingerprintColumn = 10;

    /// <summary>Where <see cref="DueCallbacks"/> has the message id; copy and attempts follow.</summary>
    public const int MessageColumn = 11;

    private const string PaymentColumns = """
        payment.id, payment.idempotency_key, payment.amount_fen, payment.payee_account, payment.reference,
        payment.callback_url, payment.status, payment.reason, payment.accepted_at, payment.settled_at,
        payment.fingerprint
        """;

    private const string SelectPayment = "SELECT " + PaymentColumns + " FROM payment";

    public static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);

    public static Payment ReadPayment(SqliteDataReader reader) => new()
    {
        Id = reader.GetString(0),
        Order = new PaymentOrder(
            reader.GetString(1), reader.GetInt64(2) / 100m, reader.GetString(3), reader.GetString(4),
            new Uri(reader.GetString(5))),
        Status = Enum.Parse<PaymentStatus>(reader.GetString(6)),
        Reason = reader.IsDBNull(7) ? null : reader.GetString(7),
        AcceptedAt = Moment(reader.GetInt64(8)),
        SettledAt = reader.IsDBNull(9) ? null : Moment(reader.GetInt64(9)),
    };
}
