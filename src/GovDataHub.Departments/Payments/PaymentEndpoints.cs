using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using GovDataHub.Departments.Payments.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GovDataHub.Departments.Payments;

/// <summary>
/// The sandbox payment provider: <c>POST /payments</c> under an <c>Idempotency-Key</c>, <c>GET /payments/{id}</c>,
/// <c>GET /payments?key=</c>, the ledger's totals and the faults. No money moves anywhere.
/// </summary>
public static class PaymentEndpoints
{
    private const int LargestBody = 4_096;

    /// <summary>Adds the provider; its ledger is opened when it is first used.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services, PaymentOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.SigningKey);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PaymentLedger>();
        services.AddSingleton<PaymentFaults>();
        services.AddSingleton<CallbackSender>();
        services.AddSingleton<PaymentSettler>();
        services.AddHostedService(provider => provider.GetRequiredService<PaymentSettler>());
        services.AddHttpClient(CallbackSender.Client)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
            })
            .RemoveAllLoggers();
        return services;
    }

    /// <summary>Maps the provider. The returned group takes conventions, such as the host it answers on.</summary>
    public static RouteGroupBuilder MapPayments(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/payments");
        group.MapPost("/", AcceptAsync);
        group.MapGet("/", (HttpContext context, PaymentLedger ledger, string? key) => Found(
            context, string.IsNullOrEmpty(key) ? null : ledger.FindByKey(key)));
        group.MapGet("/{id}", (HttpContext context, PaymentLedger ledger, string id) => Found(
            context, ledger.FindById(id)));
        group.MapGet("/ledger", (PaymentLedger ledger, string? reference) =>
        {
            LedgerTotal total = ledger.Total(reference);
            return TypedResults.Json(
                new LedgerView(reference, total.Payments, total.Paid, total.Failed, PaymentView.Text(total.Total)),
                PaymentJson.Default.LedgerView);
        });
        group.MapGet("/faults", (PaymentFaults faults) =>
            TypedResults.Json(faults.Current, PaymentJson.Default.FaultBody));
        group.MapPut("/faults", SetFaultAsync);
        group.MapDelete("/faults", (PaymentFaults faults) =>
        {
            faults.Clear();
            return TypedResults.NoContent();
        });
        return group;
    }

    private static async Task<IResult> AcceptAsync(
        HttpContext context, PaymentLedger ledger, PaymentSettler settler, PaymentFaults faults, TimeProvider time)
    {
        var keys = context.Request.Headers["Idempotency-Key"];
        if (PaymentOrders.ProblemWithKey(keys) is { } keyProblem)
            return Problem(keyProblem);
        if (await ReadBodyAsync(context.Request.BodyReader, context.RequestAborted) is not { } body)
            return Problem(PaymentProblem.BodyTooLarge);
        (PaymentOrder? order, PaymentProblem? problem) = PaymentOrders.Read(keys.ToString(), body);
        if (order is null)
            return Problem(problem ?? PaymentProblem.BodyInvalid);
        if (ledger.Accept(order, time.GetUtcNow(), faults.Take) is not { } accepted)
            return Problem(PaymentProblem.KeyReused);
        if (accepted.IsNew)
            settler.Wake();
        if (accepted.Fault == PaymentFault.LoseAnswer)
        {
            context.Abort();
            return Results.Empty;
        }

        context.Response.Headers.Location = $"/payments/{accepted.Payment.Id}";
        return TypedResults.Json(
            PaymentView.Of(accepted.Payment), PaymentJson.Default.PaymentView,
            statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>The whole body, or null when it is larger than any payment's.</summary>
    private static async Task<byte[]?> ReadBodyAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read = await reader.ReadAsync(cancellationToken);
            bool tooLarge = read.Buffer.Length > LargestBody;
            byte[]? whole = read.IsCompleted && !tooLarge ? read.Buffer.ToArray() : null;
            reader.AdvanceTo(tooLarge || read.IsCompleted ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            if (tooLarge || read.IsCompleted)
                return whole;
        }
    }

    private static IResult Found(HttpContext context, Payment? payment)
    {
        context.Response.Headers.CacheControl = "no-store";
        return payment is null
            ? Problem(PaymentProblem.Unknown)
            : TypedResults.Json(PaymentView.Of(payment), PaymentJson.Default.PaymentView);
    }

    private static async Task<IResult> SetFaultAsync(HttpContext context, PaymentFaults faults)
    {
        FaultBody? body = null;
        try
        {
            if (await ReadBodyAsync(context.Request.BodyReader, context.RequestAborted) is { } json)
                body = JsonSerializer.Deserialize(json, PaymentJson.Default.FaultBody);
        }
        catch (JsonException)
        {
            // Not JSON: no fault that there is.
        }

        return faults.TrySet(body?.Fault, body?.Count)
            ? TypedResults.Json(faults.Current, PaymentJson.Default.FaultBody)
            : Problem(PaymentProblem.FaultUnknown);
    }

    private static JsonHttpResult<PaymentProblem> Problem(PaymentProblem problem) => TypedResults.Json(
        problem, PaymentJson.Default.PaymentProblem, "application/problem+json", problem.Status);
}
