namespace Station.Platform.Tests;

/// <summary>A directory for the files of one test.</summary>
internal sealed class TestDirectory : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("station-platform-");

    public IEnumerable<string> Names => directory.EnumerateFiles().Select(file => file.Name);

    public string File(string name) => Path.Combine(directory.FullName, name);

    /// <summary>Writes a file that only its owner can read, as keys must be.</summary>
    public string File(string name, string content)
    {
        System.IO.File.WriteAllText(File(name), content);
        SetMode(File(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return File(name);
    }

    public static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(path, mode);
        }
    }

    public static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows()
        ? UnixFileMode.UserRead | UnixFileMode.UserWrite
        : System.IO.File.GetUnixFileMode(path);

    public void Dispose() => directory.Delete(recursive: true);
}
