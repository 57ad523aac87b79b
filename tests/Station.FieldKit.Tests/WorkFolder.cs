namespace Station.FieldKit.Tests;

/// <summary>A folder of a test's own, gone afterwards.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("field-kit-");

    public string this[string name] => Path.Combine(folder.FullName, name);

    /// <summary>Writes a file that only its owner can read.</summary>
    public string Put(string name, string content)
    {
        string path = this[name];
        File.WriteAllText(path, content);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
