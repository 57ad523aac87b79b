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
            string copy = Path.Combine(folder.FullName, "clone");
            CopyProject(copy);
            await BuildAsync(Path.Combine(copy, "tools", "Station.Page"));
            string tool = Path.Combine(folder.FullName, "tool");
            CopyFiles(AppContext.BaseDirectory, tool, file => !file.StartsWith(".playwright", StringComparison.Ordinal));
            File.Copy(Path.Combine(copy, "tools", "Station.Page", "bin", "Release", "net10.0", "Station.Page.dll"), Path.Combine(tool, "Station.Page.dll"), true);
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

    private static async Task BuildAsync(string project)
    {
        using Process build = Process.Start("dotnet", ["build", project, "-c", "Release", "--nologo", "-v", "quiet", "-p:NpmCommand=no-such-npm"]);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, build.ExitCode);
    }

    /// <summary>The project as a clone has it: nothing that a build has left.</summary>
    private static void CopyProject(string to)
    {
        string root = Repository.Root();
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(root, "Directory.*").Append(Path.Combine(root, "global.json")))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        string[] built = ["obj", "bin"];
        string project = Path.Combine("tools", "Station.Page");
        CopyFiles(Path.Combine(root, project), Path.Combine(to, project), file => !built.Contains(file.Split(Path.DirectorySeparatorChar)[0]));
    }

    private static void CopyFiles(string from, string to, Predicate<string> isWanted)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(file => isWanted(Path.GetRelativePath(from, file))))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
