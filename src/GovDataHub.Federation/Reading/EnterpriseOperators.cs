using GovDataHub.Audit;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Execution;

namespace GovDataHub.Federation.Reading;

/// <summary>Whether somebody may act for an enterprise: while its account names that person as operator.</summary>
public interface IEnterpriseOperators
{
    /// <summary>Asks the register, under the caller's purpose; recorded before it returns.</summary>
    /// <returns>Whether it names the caller today; null while the source does not answer.</returns>
    /// <exception cref="AuditUnavailableException">The reading could not be recorded: nothing is returned.</exception>
    Task<bool?> NamesAsync(Caller caller, string uscc, CancellationToken cancellationToken);
}

/// <summary>Asks the register that the edge <c>operators</c> names.</summary>
/// <param name="services">What reading needs.</param>
public sealed class EnterpriseOperators(FederationServices services) : IEnterpriseOperators
{
    /// <inheritdoc/>
    public async Task<bool?> NamesAsync(Caller caller, string uscc, CancellationToken cancellationToken)
    {
        if (caller is not { CitizenId: { } person, Purpose: not null })
        {
            return false;
        }

        AccessContext context = new()
        {
            Caller = caller,
            Now = services.Clock.RealNow,
            Today = services.Clock.Today,
        };
        TransferLedger ledger = new(context, services.Policy, services.Denials);
        RegisterReader reader = new(services.Sources, ledger, services.Clock, new SentRequests());
        var (operated, fault) = await new BindingReads(services, reader, cancellationToken)
            .OperatedAsync(person, [uscc]);
        if (!await ledger.CommitAsync(services.Log))
        {
            throw new AuditUnavailableException(ErrorCode.Of(ErrorCode.AuditUnavailable).Meaning.En);
        }

        return fault is null ? operated.Contains(uscc) : null;
    }
}
