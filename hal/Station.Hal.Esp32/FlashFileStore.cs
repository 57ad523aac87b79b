using System;
using System.IO;

namespace Station.Hal.Esp32;

/// <summary>
/// The littlefs volume through the platform's file API, opened and closed in every call, because only the close commits.
/// The API reports a full volume as it reports any other write error, so that both are <see cref="FileStatus.Failed"/>.
/// </summary>
public sealed class FlashFileStore : IFileStore
{
    /// <summary>The stock images mount the config partition here.</summary>
    private const string Drive = "I:\\";

    /// <summary>Directories that are remembered: more than the firmware has.</summary>
    private const int MostDirectories = 6;

    /// <summary>Directories that are known to exist: one look-up instead of one in flash before each write.</summary>
    private readonly string[] knownDirectories = new string[MostDirectories];

    private int nextDirectory;

    /// <summary>The path of the call before and what the platform calls it: a minute goes to the same file as the one before, and each text on the way is an object.</summary>
    private string lastPath;
    private string lastNative;

    public FileStatus Read(string path, int position, byte[] buffer, int offset, int count, out int read)
    {
        read = 0;
        try
        {
            using FileStream stream = new FileStream(Native(path), FileMode.Open, FileAccess.Read);
            if (position >= stream.Length)
            {
                return FileStatus.Done;
            }

            stream.Position = position;
            while (read < count)
            {
                int taken = stream.Read(buffer, offset + read, count - read);
                if (taken <= 0)
                {
                    break;
                }

                read += taken;
            }

            return FileStatus.Done;
        }
        catch (IOException fault)
        {
            return IsMissing(fault) ? FileStatus.NotFound : FileStatus.Failed;
        }
        catch (Exception)
        {
            return FileStatus.Failed;
        }
    }

    // Create over an existing file truncates in the handle and commits at the close: the atomic replacement.
    public FileStatus Replace(string path, byte[] data, int count) => Write(path, FileMode.Create, data, count);

    public FileStatus Append(string path, byte[] data, int count) => Write(path, FileMode.Append, data, count);

    public FileStatus Delete(string path)
    {
        try
        {
            string native = Native(path);
            if (!File.Exists(native))
            {
                return FileStatus.NotFound;
            }

            File.Delete(native);
            return FileStatus.Done;
        }
        catch (Exception)
        {
            return FileStatus.Failed;
        }
    }

    public string[] List(string directory)
    {
        try
        {
            string[] files = Directory.GetFiles(Native(directory));
            for (int i = 0; i < files.Length; i++)
            {
                files[i] = files[i].Substring(files[i].LastIndexOf('\\') + 1);
            }

            return files;
        }
        catch (Exception)
        {
            return null;
        }
    }

    private FileStatus Write(string path, FileMode mode, byte[] data, int count)
    {
        try
        {
            EnsureDirectory(path);
            using (FileStream stream = new FileStream(Native(path), mode, FileAccess.Write))
            {
                stream.Write(data, 0, count);
            }

            return FileStatus.Done;
        }
        catch (Exception)
        {
            return FileStatus.Failed;
        }
    }

    private void EnsureDirectory(string path)
    {
        int end = path.LastIndexOf('/');
        if (end < 0 || IsKnown(path, end))
        {
            return;
        }

        string directory = path.Substring(0, end);
        string native = Native(directory);
        if (!Directory.Exists(native))
        {
            Directory.CreateDirectory(native);
        }

        knownDirectories[nextDirectory] = directory;
        nextDirectory = (nextDirectory + 1) % MostDirectories;
    }

    private bool IsKnown(string path, int directoryLength)
    {
        for (int i = 0; i < MostDirectories && knownDirectories[i] != null; i++)
        {
            if (IsDirectoryOf(path, directoryLength, knownDirectories[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDirectoryOf(string path, int directoryLength, string directory)
    {
        if (directory.Length != directoryLength)
        {
            return false;
        }

        for (int i = 0; i < directoryLength; i++)
        {
            if (path[i] != directory[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A path as the platform has it. Texts that are null are kept out of the comparison, which would end the runtime.</summary>
    private string Native(string path)
    {
        if (lastPath == null || lastPath != path)
        {
            lastNative = NativeOf(path);
            lastPath = path;
        }

        return lastNative;
    }

    private static string NativeOf(string path)
    {
        char[] characters = path.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            if (characters[i] == '/')
            {
                characters[i] = '\\';
            }
        }

        return Drive + new string(characters);
    }

    private static bool IsMissing(IOException fault) =>
        fault.ErrorCode == IOException.IOExceptionErrorCode.FileNotFound
        || fault.ErrorCode == IOException.IOExceptionErrorCode.DirectoryNotFound;
}
