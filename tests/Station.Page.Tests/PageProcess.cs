using System.Diagnostics;

namespace Station.Page.Tests;

/// <summary><c>station demo --web</c> as a process, as people run it.</summary>
internal sealed class PageProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private readonly Process process;

    private PageProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Where it says that its page is.</summary>
    public Uri Address { get; }

    /// <summary>Starts it at a port that is free, and waits until it says where.</summary>
    public static async Task<PageProcess> StartAsync(params string[] arguments)
    {
        Process process = Start(AppContext.BaseDirectory, ["demo", "--web", "--port", "0", .. arguments]);
        using var limit = new CancellationTokenSource(Limit);
        string line = await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(limit.Token));
        return new PageProcess(process, new Uri(line.Split(' ')[^1]));
    }

    /// <summary>Runs the tool to its end: its exit status and what it says to whoever made a mistake.</summary>
    public static Task<(int Status, string Error)> RunAsync(params string[] arguments) => RunInAsync(AppContext.BaseDirectory, arguments);

    /// <summary>The same with the tool of another folder.</summary>
    public static async Task<(int Status, string Error)> RunInAsync(string folder, params string[] arguments)
    {
        using Process process = Start(folder, arguments);
        using var limit = new CancellationTokenSource(Limit);
        string error = await process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, error);
    }

    /// <summary>Ends it as Ctrl-C does; its exit status.</summary>
    public async Task<int> EndAsync()
    {
        using Process kill = Process.Start("kill", ["-INT", process.Id.ToString()]);
        await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static Process Start(string folder, string[] arguments)
    {
        string tool = Path.Combine(folder, "Station.Tool.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [tool, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
