using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Station.Tool.Flashing;

/// <summary>The platform's own flasher, a .NET tool: found and run, not re-implemented.</summary>
internal sealed class Nanoff
{
    private const string Name = "nanoff";

    private readonly string path;

    private Nanoff(string path)
    {
        this.path = path;
    }

    /// <summary>Finds it: at a path, on the PATH, or where the .NET tools of this user are, which need not be on it.</summary>
    /// <exception cref="ToolError">It is not there.</exception>
    public static Nanoff Find(string? path)
    {
        IEnumerable<string> places = path is not null ? [path] : Places();
        return places.FirstOrDefault(File.Exists) is { } found
            ? new Nanoff(found)
            : throw new ToolError(
                ExitStatus.Environment,
                "nanoff-missing",
                path is null ? "nanoff, the flasher of .NET nanoFramework, is not installed." : $"There is no nanoff at {path}.",
                "Install it: dotnet tool install -g nanoff. It is found in ~/.dotnet/tools, on the PATH, or where --nanoff says.");
    }

    /// <summary>A call as one would type it.</summary>
    public static string CommandLine(NanoffStep step) => string.Join(' ', [Name, .. step.Arguments.Select(Quoted)]);

    /// <summary>Runs it to its end. What it prints is passed on a line at a time.</summary>
    /// <exception cref="ToolError">It cannot be started, or did not end in time.</exception>
    public async Task<NanoffRun> RunAsync(NanoffStep step, Action<string> progress, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(step.Limit);
        using Process process = Start(step);
        var printed = new StringBuilder();
        try
        {
            process.StandardInput.Close(); // whatever it may ask, nobody answers
            await Task.WhenAll(CopyAsync(process.StandardOutput, printed, progress, limit.Token), CopyAsync(process.StandardError, printed, progress, limit.Token));
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw new ToolError(
                ExitStatus.Environment, "flash-time", $"{CommandLine(step)} did not end within {step.Limit.TotalSeconds:0} s.", "See to the USB cable, press the board's reset button, and repeat the command.");
        }

        return new NanoffRun(process.ExitCode, printed.ToString());
    }

    private Process Start(NanoffStep step)
    {
        var start = new ProcessStartInfo(path, step.Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new ToolError(ExitStatus.Environment, "nanoff-missing", $"{path} cannot be run: {error.Message}.", "Install it: dotnet tool install -g nanoff.");
        }
    }

    /// <summary>Its progress is drawn over and over in one line, so both ends of line count.</summary>
    private static async Task CopyAsync(StreamReader from, StringBuilder printed, Action<string> progress, CancellationToken cancellation)
    {
        var line = new StringBuilder();
        var buffer = new char[256];
        for (int count; (count = await from.ReadAsync(buffer, cancellation)) > 0;)
        {
            lock (printed)
            {
                printed.Append(buffer, 0, count);
            }

            foreach (char character in buffer.AsSpan(0, count))
            {
                if (character is not ('\r' or '\n'))
                {
                    line.Append(character);
                }
                else if (line.Length > 0)
                {
                    progress(line.ToString());
                    line.Clear();
                }
            }
        }

        if (line.Length > 0)
        {
            progress(line.ToString());
        }
    }

    private static IEnumerable<string> Places()
    {
        string file = OperatingSystem.IsWindows() ? Name + ".exe" : Name;
        string own = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools");
        return [.. (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append(own).Select(folder => Path.Combine(folder, file))];
    }

    private static string Quoted(string argument) => argument.Contains(' ', StringComparison.Ordinal) ? $"\"{argument}\"" : argument;
}
