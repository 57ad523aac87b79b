using System.Diagnostics;
using Station.Mutations.Rewriting;

namespace Station.Mutations.Mutants;

/// <summary>A copy of the command-line tool whose firmware has a bug, in a folder of its own; it depends on nothing but the tool's command line.</summary>
public sealed class MutatedTool : IDisposable
{
    private const string Tool = "Station.Tool.dll";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("station-mutant-");

    /// <param name="toolFolder">Where the tool lies as it was built.</param>
    /// <param name="mutant">The bug; null for none, which shows that the copy itself is none.</param>
    /// <exception cref="RewritingException">The firmware is not as the mutant expects it.</exception>
    public MutatedTool(string toolFolder, Mutant? mutant)
    {
        Copy(new DirectoryInfo(toolFolder), folder);
        if (mutant is null)
        {
            return;
        }

        using var image = new FirmwareImage(toolFolder);
        mutant.Rewrite(image);
        image.Save(folder.FullName);
    }

    /// <summary>Runs a command to its end.</summary>
    /// <param name="limit">After which it is killed.</param>
    /// <param name="arguments">What follows the tool's name.</param>
    /// <exception cref="TimeoutException">It did not end within the limit.</exception>
    public async Task<ToolOutcome> RunAsync(TimeSpan limit, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(folder.FullName, Tool), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        using var stop = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"The tool did not end within {limit.TotalSeconds} s.");
        }

        return new ToolOutcome(process.ExitCode, await output, await error);
    }

    /// <summary>Deletes the copy.</summary>
    public void Dispose() => folder.Delete(true);

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (FileInfo file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        }

        foreach (DirectoryInfo inner in from.EnumerateDirectories())
        {
            Copy(inner, to.CreateSubdirectory(inner.Name));
        }
    }
}
