using Station.Platform.Errors;
using Station.Platform.Keys;

namespace Station.Platform.Storage;

/// <summary>Builds a store anew from raw messages. It appears under its name only when it is whole.</summary>
public static class StoreRebuild
{
    private const int BatchSize = 1000;

    /// <summary>Builds <paramref name="target"/> from the archive inside another store.</summary>
    /// <returns>Messages taken.</returns>
    public static long FromStore(string source, string target, KeyRegistry registry)
    {
        using var reader = EvidenceReader.Open(source);
        return Build(reader.ReadArchive(), target, registry);
    }

    /// <summary>Builds <paramref name="target"/> from an archive file.</summary>
    /// <returns>Messages taken.</returns>
    public static long FromArchiveFile(string source, string target, KeyRegistry registry) =>
        Build(ArchiveFile.Read(source), target, registry);

    /// <summary>Builds <paramref name="target"/> from messages in any order.</summary>
    /// <exception cref="PlatformException">The target is there already, or something cannot be read or written.</exception>
    public static long Build(IEnumerable<RawMessage> messages, string target, KeyRegistry registry)
    {
        if (File.Exists(target))
        {
            throw new PlatformException(ErrorToken.StoreExists, target, "the file is there already");
        }

        var partial = target + ".partial";
        DeleteStore(partial);
        try
        {
            var count = Fill(messages, partial, registry);
            File.Move(partial, target);
            return count;
        }
        catch
        {
            DeleteStore(partial);
            throw;
        }
    }

    private static long Fill(IEnumerable<RawMessage> messages, string path, KeyRegistry registry)
    {
        using var writer = EvidenceWriter.Open(path, registry);
        long count = 0;
        foreach (var batch in messages.Chunk(BatchSize))
        {
            writer.Write(batch);
            count += batch.Length;
        }

        return count;
    }

    private static void DeleteStore(string path)
    {
        File.Delete(path);
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
    }
}
