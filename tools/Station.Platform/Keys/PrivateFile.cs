using Microsoft.Win32.SafeHandles;
using Station.Platform.Errors;

namespace Station.Platform.Keys;

/// <summary>Files with secrets: only their owner may read them, and they are replaced as a whole or not at all.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Reads a file that nobody but its owner can read or change.</summary>
    /// <param name="exposed">The error when others can.</param>
    /// <exception cref="PlatformException">Others can.</exception>
    /// <exception cref="IOException">It cannot be read, or is longer than the limit.</exception>
    public static byte[] Read(string path, int longestLength, ErrorToken exposed)
    {
        using var handle = File.OpenHandle(path);
        RefuseExposed(handle, path, exposed);
        using var stream = new FileStream(handle, FileAccess.Read, 1);
        return ReadAll(stream, longestLength);
    }

    /// <summary>Reads to the end of a stream.</summary>
    /// <exception cref="IOException">It cannot be read, or is longer than the limit.</exception>
    public static byte[] ReadAll(Stream stream, int longestLength)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[4096];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > longestLength)
            {
                throw new IOException($"it is longer than {longestLength} bytes");
            }
        }

        return bytes.ToArray();
    }

    /// <summary>
    /// Puts a whole new content in the place of a file. A cut leaves the old one or the new one. The caller makes sure that
    /// nobody else does the same.
    /// </summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var target = TargetOf(path);
        var partial = target + ".partial";
        File.Delete(partial);
        try
        {
            Create(partial, content);
            File.Move(partial, target, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>The file itself where a path is a link: the link stays one, and whoever comes by another path meets the same file.</summary>
    public static string TargetOf(string path) =>
        (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? path;

    /// <summary>Writes a new file that only its owner can read.</summary>
    /// <exception cref="IOException">It is there already or cannot be written.</exception>
    public static void Create(string path, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var stream = new FileStream(path, options);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    private static void RefuseExposed(SafeFileHandle handle, string path, ErrorToken exposed)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(handle) & Others) != 0)
        {
            throw new PlatformException(exposed, path, "others than its owner can read or change it");
        }
    }
}
