using System.Diagnostics;

namespace Station.Tool.Tests;

/// <summary>More stations than a process may have connections.</summary>
public sealed class OpenFilesTests
{
    [Fact]
    public async Task Too_many_stations_for_the_limit_of_open_files_are_refused_before_any_is_made()
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "Station.Tool.dll");
        using Process process = Process.Start(new ProcessStartInfo("bash", ["-c", $"ulimit -n 300; exec dotnet '{tool}' demo --stations 101 --broker mqtt://127.0.0.1:1"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        ToolRun run = await ToolRun.EndOf(process);

        run.AssertError(4, "demo-files", "301 open files");
    }
}
