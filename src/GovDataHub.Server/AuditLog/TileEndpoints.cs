using System.Globalization;
using System.Text;
using GovDataHub.Audit;
using GovDataHub.Audit.Checkpoints;
using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;
using GovDataHub.Federation.Access;
using GovDataHub.Server.Authentication;

namespace GovDataHub.Server.AuditLog;

/// <summary>
/// The files of c2sp.org/tlog-tiles. What a checkpoint names is immutable and says so; the checkpoint itself is stale
/// in a second. Entries go to auditors alone, and each fetch of them is itself a transfer on record before a byte
/// leaves.
/// </summary>
internal static class TileEndpoints
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const string Briefly = "public, max-age=1";
    private const string Never = "no-store";
    private const string Text = "text/plain; charset=utf-8";
    private const string Binary = "application/octet-stream";
    private const string AuditorRole = "auditor";

    /// <summary><c>/audit/checkpoint</c>: sends to the open year's.</summary>
    public static IResult OpenYearAsync(IAuditStore store, HttpResponse response)
    {
        response.Headers.CacheControl = Briefly;
        return store.Years() is [.., var year]
            ? Results.Redirect(string.Create(CultureInfo.InvariantCulture, $"/audit/{year}/checkpoint"))
            : Results.NotFound();
    }

    /// <summary><c>/audit/&lt;year&gt;/checkpoint</c>: the newest signed checkpoint.</summary>
    public static async Task<IResult> CheckpointAsync(
        int year, IAuditStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await NewestAsync(store, year, cancellationToken) is not { } newest)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = Briefly;
        return Results.Text(newest.Note, Text, Encoding.UTF8);
    }

    /// <summary><c>/audit/&lt;year&gt;/vkey</c>: the public key, to be compared with one from elsewhere.</summary>
    public static IResult VerifierKey(int year, KeyFile keys, HttpResponse response)
    {
        response.Headers.CacheControl = Briefly;
        return keys.Find(year) is { } yearKeys
            ? Results.Text($"{yearKeys.Signer.Verifier}\n", Text, Encoding.UTF8)
            : Results.NotFound();
    }

    /// <summary><c>/audit/&lt;year&gt;/tile/…</c>: tiles of hashes, and entry bundles.</summary>
    public static async Task<IResult> TileAsync(
        int year,
        string path,
        HttpContext context,
        IAuditStore store,
        IAuditLog log,
        CallerFactory callers,
        CancellationToken cancellationToken)
    {
        if (!Tile.TryParse($"tile/{path}", out Tile tile)
            || await NewestAsync(store, year, cancellationToken) is not { } newest
            || !Checkpoint.TryParse(TextOf(newest.Note), out Checkpoint? checkpoint)
            || Tile.In(checkpoint?.Size ?? 0, tile.Level, tile.Number) is not { } widest
            || tile.Width > widest.Width)
        {
            return Results.NotFound();
        }

        bool holdsEntries = tile.Level == Tile.Entries;
        if (holdsEntries)
        {
            Caller caller = callers.Create(context, context.Request.Headers["Hub-Purpose"]);
            bool allowed = caller.Kind == PartyKind.Auditor && caller.Roles.Contains(AuditorRole);
            if (caller.Kind == PartyKind.Anonymous)
            {
                return Results.Unauthorized();
            }

            if (!await TryRecordAsync(log, caller, allowed, cancellationToken))
            {
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }

            if (!allowed)
            {
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }
        }

        byte[]? bytes = await LogTiles.ReadAsync(store.Reader(year), tile, cancellationToken);
        context.Response.Headers.CacheControl = holdsEntries ? Never : Forever;
        return bytes is null ? Results.NotFound() : Results.Bytes(bytes, Binary);
    }

    private static async ValueTask<bool> TryRecordAsync(
        IAuditLog log, Caller caller, bool allowed, CancellationToken cancellationToken)
    {
        try
        {
            await log.AppendAsync([LogReading.Of(caller, allowed)], cancellationToken);
            return true;
        }
        catch (AuditUnavailableException)
        {
            return false;
        }
    }

    private static async ValueTask<StoredCheckpoint?> NewestAsync(
        IAuditStore store, int year, CancellationToken cancellationToken)
    {
        return store.Years().Contains(year)
            ? await store.Reader(year).FindCheckpointAsync(long.MaxValue, cancellationToken)
            : null;
    }

    private static string TextOf(string note)
    {
        return note[..(note.IndexOf("\n\n", StringComparison.Ordinal) + 1)];
    }
}
