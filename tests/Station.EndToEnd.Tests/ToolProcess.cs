using System.Diagnostics;

namespace Station.EndToEnd.Tests;

/// <summary>The command-line tool as a process of its own.</summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private ToolProcess(string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "Station.Tool.dll");
        process = Process.Start(new ProcessStartInfo("dotnet", [tool, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    public static ToolProcess Start(params string[] arguments) => new(arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitStatus, string Output, string Errors)> RunAsync(TimeSpan limit, params string[] arguments)
    {
        using ToolProcess tool = Start(arguments);
        using var stop = new CancellationTokenSource(limit);
        await tool.process.WaitForExitAsync(stop.Token);
        return (tool.process.ExitCode, await tool.output, await tool.errors);
    }

    /// <summary>Stops it without its knowledge: it neither reads nor acknowledges until <see cref="Resume"/>.</summary>
    public void Pause() => Signal("STOP");

    public void Resume() => Signal("CONT");

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private void Signal(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", process.Id.ToString()]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
