using System.Diagnostics;

namespace Station.Tool.Tests;

/// <summary>The tool as a process, as people run it: what it printed and its exit status.</summary>
internal sealed record ToolRun(int ExitStatus, string Output, string Error)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>Runs a command to its end.</summary>
    public static Task<ToolRun> OfAsync(params string[] arguments) => WithInputAsync(string.Empty, arguments);

    public static async Task<ToolRun> WithInputAsync(string input, params string[] arguments)
    {
        using Process process = Start(arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await EndOf(process);
    }

    /// <summary>Starts a command that runs until it is told to end.</summary>
    public static Process Start(params string[] arguments) => Start(new Dictionary<string, string>(), arguments);

    /// <summary>The same with variables of the environment set.</summary>
    public static Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "Station.Tool.dll");
        var start = new ProcessStartInfo("dotnet", [tool, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Reads all that a process prints and waits for its end.</summary>
    public static async Task<ToolRun> EndOf(Process process)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            string error = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ToolRun(process.ExitCode, await output, error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException("The tool did not end.");
        }
    }

    /// <summary>Holds an error to its form: one line with token, place and remedy, and the right status.</summary>
    public void AssertError(int exitStatus, string token, string place)
    {
        Assert.Equal(exitStatus, ExitStatus);
        string line = Assert.Single(Error.TrimEnd().Split('\n'));
        Assert.StartsWith($"station: {token}: ", line);
        Assert.Contains(place, line);
        Assert.EndsWith(".", line);
    }

    public void AssertDone()
    {
        Assert.Equal(string.Empty, Error);
        Assert.Equal(0, ExitStatus);
    }
}
