namespace Station.Tool.Tests;

/// <summary>The repository in which the tests run: its sources and documents.</summary>
internal static class Repository
{
    /// <summary>The top of it.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Text of a file.</summary>
    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StationFirmware.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
