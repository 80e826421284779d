using System.Diagnostics;
using System.Globalization;
using System.Text;
using GovDataHub.TestKit;

namespace GovDataHub.EndToEnd.Tests;

/// <summary>One part of the platform as a process of its own. Whatever happens, disposing of it ends it.</summary>
internal sealed class PlatformProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private PlatformProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it has printed, errors included.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>
    /// Starts a command. A write over a limit on file sizes fails in it as on a full disk, and does not end it.
    /// </summary>
    public static PlatformProcess Start(IReadOnlyDictionary<string, string> variables, params string[] command)
    {
        var start = new ProcessStartInfo("bash", ["-c", "trap '' XFSZ; exec \"$@\"", "bash", .. command])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return new PlatformProcess(
            Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start"));
    }

    /// <summary>Waits until an address answers well.</summary>
    public async Task UntilAsync(HttpClient http, Uri address)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            Assert.False(_process.HasExited, $"it ended before {address} answered:\n{Output}");
            Assert.True(Stopwatch.GetElapsedTime(started) < StartLimit, $"{address} does not answer:\n{Output}");
            try
            {
                using var response = await http.GetAsync(address, TestContext.Current.CancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(Poll, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits for its end and returns the exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2));
        return _process.ExitCode;
    }

    /// <summary>From now on no file takes another byte from it: a full disk, as far as it can tell.</summary>
    public async Task FillDiskAsync()
    {
        using var limit = Process.Start(
            "prlimit", ["--pid", _process.Id.ToString(CultureInfo.InvariantCulture), "--fsize=0:"]);
        await limit.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, limit.ExitCode);
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Note(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
