using System.Diagnostics;
using System.Text;
using GovDataHub.TestKit;

[assembly: AssemblyFixture(typeof(GovDataHub.EndToEnd.Tests.RunningPlatform))]

namespace GovDataHub.EndToEnd.Tests;

/// <summary>
/// The whole platform as a user starts it, <c>infra/run.sh</c>, on free ports and in a data directory of its own. One
/// for all tests of the assembly; a test that breaks something mends it.
/// </summary>
public sealed class RunningPlatform : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(4);
    private readonly StringBuilder _output = new();
    private Process? _process;

    /// <summary>The environment that <c>run.sh</c> and <c>hub</c> are given.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>The data directory.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("hub-e2e-").FullName;

    public string Server => Variables["HUB_SERVER"];

    public string Portal => Variables["HUB_PORTAL"];

    public string Issuer => Variables["HUB_ISSUER"];

    public string Payments => Variables["HUB_PAYMENTS"];

    public async ValueTask InitializeAsync()
    {
        string[] names =
            ["HUB_SERVER", "HUB_PORTAL", "HUB_ISSUER", "HUB_DEPARTMENTS", "HUB_DEPARTMENTS_H2", "HUB_PAYMENTS"];
        foreach (var (name, port) in names.Zip(LoopbackPorts.Free(names.Length)))
        {
            Variables[name] = $"http://localhost:{port}";
        }

        Variables["HUB_DATA"] = Data;
        Variables["HUB_ENVIRONMENT"] = "development";
        _process = Start("bash", ["infra/run.sh", "--citizens", "300", "--seconds", "900"]);
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) => Note(line.Data, up);
        _process.ErrorDataReceived += (_, line) => Note(line.Data, up);
        _process.Exited += (_, _) => up.TrySetException(new InvalidOperationException("run.sh ended:\n" + Output()));
        _process.EnableRaisingEvents = true;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await up.Task.WaitAsync(StartLimit);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            using var kill = Process.Start(
                "kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        }

        _process?.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    /// <summary>Runs <c>infra/hub</c> against this platform.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> HubAsync(params string[] arguments)
    {
        return await HubAsync(input: null, arguments);
    }

    /// <summary>Runs <c>infra/hub</c> with text on its standard input.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> HubAsync(string? input, string[] arguments)
    {
        using var process = Start("bash", ["infra/hub", .. arguments]);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (process.ExitCode, await output, await errors);
    }

    private Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
    }

    private void Note(string? line, TaskCompletionSource up)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line?.StartsWith("GovDataHub is up", StringComparison.Ordinal) == true)
        {
            up.TrySetResult();
        }
    }

    private string Output()
    {
        lock (_output)
        {
            return _output.ToString();
        }
    }
}
