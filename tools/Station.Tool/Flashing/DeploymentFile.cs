using System.Text.Json;
using Station.Tool.Bundles;

namespace Station.Tool.Flashing;

/// <summary>
/// The JSON that <c>nanoff --filedeployment</c> reads (nanoFirmwareFlasher, README, "Deploy file to device storage"): the port, and files with where they come from and go to; one without a source is
/// deleted. It exists while nanoff runs.
/// </summary>
internal sealed class DeploymentFile : IDisposable
{
    /// <summary>Drive of the volume.</summary>
    private const string Drive = "I:\\";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("station-flash-");

    /// <param name="port">The port of the USB cable.</param>
    /// <param name="bundle">Where the files are.</param>
    /// <param name="files">Which of them, in the order in which they are written.</param>
    /// <param name="removed">Files of the volume that go afterwards.</param>
    public DeploymentFile(string port, Bundle bundle, IEnumerable<BundleFile> files, IEnumerable<string> removed)
    {
        var content = new
        {
            SerialPort = port,
            Files = files.Select(file => Entry(file.Path, bundle.PathOf(file))).Concat(removed.Select(path => Entry(path, null))),
        };
        File.WriteAllText(Path, JsonSerializer.Serialize(content));
    }

    public string Path => System.IO.Path.Combine(folder.FullName, "files.json");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Directories of a path are made by the runtime (nf-interpreter, targetHAL_StorageOperation.cpp).</summary>
    private static Dictionary<string, string> Entry(string path, string? source)
    {
        var entry = new Dictionary<string, string> { ["DestinationFilePath"] = Drive + path.Replace('/', '\\') };
        if (source is not null)
        {
            entry["SourceFilePath"] = source;
        }

        return entry;
    }
}
