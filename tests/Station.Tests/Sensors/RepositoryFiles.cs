using Xunit;

namespace Station.Tests.Sensors;

/// <summary>Files of the repository and the data beside it.</summary>
internal static class RepositoryFiles
{
    /// <summary>The top of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A station profile of the seeds.</summary>
    public static string Profile(string name) => File.ReadAllText(Path.Combine(Root, "seeds", "profiles", name + ".profile"));

    /// <summary>A file of the shared data; skips the test where the data is not there.</summary>
    public static bool HasSharedData(params string[] path) => File.Exists(Path.Combine([Root, "..", "shared", "data", .. path]));

    public static string SharedData(params string[] path)
    {
        string file = Path.Combine([Root, "..", "shared", "data", .. path]);
        Assert.SkipUnless(File.Exists(file), $"the shared data is not there: {Path.Combine(path)}");
        return file;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "StationFirmware.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("the tests do not run inside the repository");
    }
}
