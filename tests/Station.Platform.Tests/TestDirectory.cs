namespace Station.Platform.Tests;

/// <summary>A directory for the files of one test.</summary>
internal sealed class TestDirectory : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("station-platform-");

    public IEnumerable<string> Names => directory.EnumerateFiles().Select(file => file.Name);

    public string File(string name) => Path.Combine(directory.FullName, name);

    public string File(string name, string content)
    {
        System.IO.File.WriteAllText(File(name), content);
        return File(name);
    }

    public void Dispose() => directory.Delete(recursive: true);
}
