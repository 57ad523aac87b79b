using Station.Platform.Keys;
using Station.Platform.Storage;

namespace Station.Tool.Tests;

/// <summary>A folder for the files of one test.</summary>
internal sealed class ToolFiles : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("station-tool-");

    public IEnumerable<string> Names => directory.EnumerateFileSystemInfos().Select(file => file.Name).Order();

    public string this[string name] => Path.Combine(directory.FullName, name);

    public string Text(string name, string content)
    {
        File.WriteAllText(this[name], content);
        return this[name];
    }

    /// <summary>A file that only its owner can read.</summary>
    public string Secret(string name, string content)
    {
        Text(name, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(this[name], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return this[name];
    }

    public string Keys(KeyRegistry registry, string name = "keys.json")
    {
        registry.Save(this[name]);
        return this[name];
    }

    public string Archive(IEnumerable<RawMessage> messages, string name = "archive.jsonl")
    {
        ArchiveFile.Write(this[name], messages);
        return this[name];
    }

    public string Store(IReadOnlyList<RawMessage> messages, KeyRegistry registry, string name = "store.db")
    {
        StoreRebuild.Build(messages, this[name], registry);
        return this[name];
    }

    public void Dispose() => directory.Delete(recursive: true);
}
