namespace GovDataHub.Portal.Api;

/// <summary>
/// The record's labels, read from the API once and kept: they change with a release, not with a request.
/// </summary>
internal sealed class RecordShapeSource(HubApi api)
{
    private RecordShape? _shape;

    /// <summary>The labels, or null while the server does not answer.</summary>
    public async Task<RecordShape?> GetAsync(HttpContext context)
    {
        if (Volatile.Read(ref _shape) is { } known)
        {
            return known;
        }

        var answer = await api.AskAsync(context, "RecordShape", purpose: null);
        if (answer.Problem is not null)
        {
            return null;
        }

        var shape = RecordShape.From(answer.Data);
        Volatile.Write(ref _shape, shape);
        return shape;
    }
}
