using System.Diagnostics;

namespace Station.Page.Tests;

/// <summary>A build without npm.</summary>
public sealed class PartsTests
{
    [Fact]
    public async Task It_succeeds_and_the_command_then_says_what_to_install()
    {
        TestScale.OnlyInFull();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("station-parts-");
        try
        {
            await BuildAsync(folder.FullName);
            string tool = Path.Combine(folder.FullName, "tool");
            Copy(AppContext.BaseDirectory, tool);
            File.Copy(Path.Combine(folder.FullName, "bin", "Station.Page.dll"), Path.Combine(tool, "Station.Page.dll"), true);
            (int status, string error) = await PageProcess.RunInAsync(tool, "demo", "--web", "--port", "0");
            Assert.StartsWith("station: demo-web-parts: ", error);
            Assert.Contains("Install npm", error);
            Assert.Equal(4, status);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static async Task BuildAsync(string folder)
    {
        string project = Path.Combine(Repository.Root(), "tools", "Station.Page", "Station.Page.csproj");
        using Process build = Process.Start(new ProcessStartInfo("dotnet", [
            "build", project, "-c", "Release", "--nologo", "-v", "quiet", "-p:NpmCommand=no-such-npm", $"-p:PartsFolder={folder}/parts/", $"-p:BaseIntermediateOutputPath={folder}/obj/",
            $"-p:OutputPath={folder}/bin/",
        ]))!;
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, build.ExitCode);
    }

    /// <summary>The tool without the browser that lies beside it.</summary>
    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string sub in new[] { "seeds", "runtimes" }.Where(sub => Directory.Exists(Path.Combine(from, sub))))
        {
            foreach (string file in Directory.GetFiles(Path.Combine(from, sub), "*", SearchOption.AllDirectories))
            {
                string target = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }
}
