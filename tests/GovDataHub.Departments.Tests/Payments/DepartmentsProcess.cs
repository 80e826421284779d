using System.Diagnostics;
using System.Globalization;
using GovDataHub.TestKit;

namespace GovDataHub.Departments.Tests.Payments;

/// <summary>
/// The departments' own process, on ports that outlive it: a client finds the next process where the last one was.
/// </summary>
internal sealed class DepartmentsProcess : IDisposable
{
    private static readonly int[] Ports = LoopbackPorts.Free(3);

    private readonly Process _process;

    private DepartmentsProcess(Process process) => _process = process;

    /// <summary>Where its payment provider listens.</summary>
    public static int PaymentPort => Ports[0];

    /// <summary>Makes the smallest city in a folder.</summary>
    public static async Task MakeCityAsync(string data)
    {
        using Process process = Run(data, "make-city", "--citizens", "200", "--data", data);
        process.BeginOutputReadLine();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>Starts the process and returns when its provider listens.</summary>
    public static async Task<DepartmentsProcess> StartAsync(string data)
    {
        DepartmentsProcess started = new(Run(data, "serve"));
        TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        started._process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                listening.TrySetException(new InvalidOperationException("The process ended before it listened."));
            else if (line.Data.Contains($"Now listening on: http://localhost:{PaymentPort}", StringComparison.Ordinal))
                listening.TrySetResult();
        };
        started._process.BeginOutputReadLine();
        await listening.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return started;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private static Process Run(string data, params ReadOnlySpan<string> arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "GovDataHub.Departments.dll");
        ProcessStartInfo start = new("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        start.ArgumentList.Add(program);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["HUB_DATA"] = data;
        start.Environment["Departments__HttpPort"] = Ports[1].ToString(CultureInfo.InvariantCulture);
        start.Environment["Departments__Http2Port"] = Ports[2].ToString(CultureInfo.InvariantCulture);
        start.Environment["HUB_PAYMENTS"] = string.Create(
            CultureInfo.InvariantCulture, $"http://localhost:{PaymentPort}");
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }
}
