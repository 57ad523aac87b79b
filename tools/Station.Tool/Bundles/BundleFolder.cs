using System.Security.Cryptography;
using System.Text.Json;

namespace Station.Tool.Bundles;

/// <summary>Bundles on disk: readable by their owner alone, whole when they have their manifest, which is written last.</summary>
internal static class BundleFolder
{
    private const string Format = "station-bundle-1";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int LongestFile = 64 << 10;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Whether a folder holds a bundle.</summary>
    public static bool Holds(string folder) => File.Exists(Path.Combine(folder, Bundle.ManifestName));

    /// <summary>Reads a bundle and compares its files with the manifest.</summary>
    /// <exception cref="ToolError">There is none, or it is not as it was written.</exception>
    public static Bundle Read(string folder)
    {
        Bundle bundle = ReadManifest(folder);
        foreach (BundleFile file in bundle.Files.Where(file => bundle.DeliveredAt is null || !file.IsSecret))
        {
            RefuseChanged(bundle.PathOf(file), file.Digest);
        }

        return bundle;
    }

    /// <summary>Reads whose bundle it is, whatever has become of its files.</summary>
    /// <exception cref="ToolError">There is none, or nobody can tell.</exception>
    public static Bundle ReadManifest(string folder)
    {
        string path = Path.Combine(folder, Bundle.ManifestName);
        if (!File.Exists(path))
        {
            throw new ToolError(ExitStatus.Input, "bundle-missing", $"{folder} holds no bundle.", "Make one with 'station provision --bundle'.");
        }

        try
        {
            Manifest manifest = JsonSerializer.Deserialize<Manifest>(File.ReadAllBytes(path), Json) ?? throw new JsonException("it is empty");
            return manifest.Format == Format && manifest.Files.All(file => Path.GetFileName(file.Name) == file.Name)
                ? new Bundle(Path.GetFullPath(folder), Convert.ToUInt32(manifest.Station, 16), manifest.Generation, manifest.Board, manifest.Profile, manifest.ProfileVersion, manifest.Files, manifest.DeliveredAt)
                : throw new JsonException("it is of another format");
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or FormatException or OverflowException or ArgumentException or NullReferenceException)
        {
            throw Damaged(path, $"cannot be read: {error.Message}");
        }
    }

    /// <summary>Makes the folder where there is none, its owner's alone.</summary>
    /// <exception cref="ToolError">It cannot be made.</exception>
    public static void Prepare(string folder) => Write(folder, () =>
    {
        if (!Directory.Exists(folder))
        {
            MakeFolder(folder);
        }
    });

    /// <summary>Writes one of its files.</summary>
    /// <exception cref="ToolError">It cannot be written.</exception>
    public static BundleFile Add(string folder, string name, string path, byte[] content, bool isSecret = false, bool isKey = false)
    {
        Write(folder, () => Replace(Path.Combine(folder, name), content));
        return new BundleFile(name, path, DigestOf(content), isSecret, isKey);
    }

    /// <summary>Writes the manifest, with which the bundle is whole, and removes what an earlier one in its place had beside.</summary>
    /// <exception cref="ToolError">It cannot be written.</exception>
    public static void Finish(Bundle bundle, Bundle? before)
    {
        WriteManifest(bundle);
        Remove(bundle.Folder, (before?.Files ?? []).Select(file => file.Name).Except(bundle.Files.Select(file => file.Name)));
    }

    /// <summary>A station has it: what is secret goes from the folder, so that no other board can be given the same keys.</summary>
    /// <exception cref="ToolError">It cannot be written.</exception>
    public static void MarkDelivered(Bundle bundle, DateTimeOffset now)
    {
        WriteManifest(bundle with { DeliveredAt = now });
        Remove(bundle.Folder, bundle.Files.Where(file => file.IsSecret).Select(file => file.Name));
    }

    private static void WriteManifest(Bundle bundle) => Write(bundle.Folder, () => Replace(
        Path.Combine(bundle.Folder, Bundle.ManifestName),
        JsonSerializer.SerializeToUtf8Bytes(
            new Manifest(Format, $"{bundle.Station:x8}", bundle.Generation, bundle.Board, bundle.Profile, bundle.ProfileVersion, bundle.Files, bundle.DeliveredAt), Json)));

    private static void Remove(string folder, IEnumerable<string> names) => Write(folder, () =>
    {
        foreach (string name in names)
        {
            File.Delete(Path.Combine(folder, name));
        }
    });

    private static void RefuseChanged(string path, string digest)
    {
        byte[] content;
        try
        {
            content = new FileInfo(path).Length <= LongestFile ? File.ReadAllBytes(path) : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Damaged(path, $"cannot be read: {error.Message}");
        }

        if (DigestOf(content) != digest)
        {
            throw Damaged(path, "is not as it was written.");
        }
    }

    private static ToolError Damaged(string path, string what) =>
        new(ExitStatus.Input, "bundle-damaged", $"{path} {what}", "Make the bundle again: 'station provision' with the same arguments finishes it.");

    private static string DigestOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>A cut leaves the old content or the new one, and a manifest that does not fit is noticed.</summary>
    private static void Replace(string path, byte[] content)
    {
        string partial = path + ".partial";
        File.Delete(partial);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(partial, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(partial, path, overwrite: true);
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static void Write(string folder, Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolError(ExitStatus.Environment, "bundle-unwritable", $"The bundle {folder} cannot be written: {error.Message}.", "Choose a folder that this user can write to.");
        }
    }

    /// <summary>The manifest as it is written.</summary>
    private sealed record Manifest(
        string Format, string Station, byte Generation, string Board, string Profile, int ProfileVersion, IReadOnlyList<BundleFile> Files, DateTimeOffset? DeliveredAt);
}
