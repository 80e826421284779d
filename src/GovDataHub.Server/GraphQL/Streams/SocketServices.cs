namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>What every socket uses, one of each for the process.</summary>
internal sealed record SocketServices(
    RequestAdmission Admissions,
    OperationStream Operations,
    SocketAuthentication Authentication,
    ConnectionCount Connections,
    StreamOptions Options,
    TimeProvider Time,
    IHostApplicationLifetime Lifetime);
