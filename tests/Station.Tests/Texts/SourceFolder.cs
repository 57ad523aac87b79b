namespace Station.Tests.Texts;

/// <summary>The repository's own sources and documents.</summary>
internal static class SourceFolder
{
    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root(), .. path]));

    public static IEnumerable<string> Firmware() =>
        new[] { "Station.Measuring", "Station.Delivering", "Station" }
            .SelectMany(assembly => Directory.EnumerateFiles(Path.Combine(Root(), "firmware", assembly), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StationFirmware.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
