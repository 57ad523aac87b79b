using System.Numerics;
using Station.Hal;
using Station.Hal.Simulated.Flash;

namespace Station.Benchmarks.Volumes;

/// <summary>What a contender has on the volume, told from its file operations alone.</summary>
public sealed class FileInventory
{
    private readonly Func<string, bool> isRecordFile;
    private readonly Dictionary<string, int> lengths = [];

    /// <param name="isRecordFile">Whether a file, by its path, holds records for good, as opposed to a working copy or an index.</param>
    public FileInventory(Func<string, bool> isRecordFile) => this.isRecordFile = isRecordFile;

    /// <summary>
    /// Room that the files take, in bytes: whole blocks, and the length itself of files that are short enough to live in the directory's log. Directories are not in it.
    /// </summary>
    public long TakenBytes { get; private set; }

    /// <summary>Lengths of the files, in bytes.</summary>
    public long ContentBytes { get; private set; }

    /// <summary>Bytes that were written into record files so far: the payload.</summary>
    public long PayloadBytes { get; private set; }

    /// <summary>Takes notice of an operation that was carried out.</summary>
    public void Note(FileOperation operation)
    {
        if (operation.Status != FileStatus.Done)
        {
            return;
        }

        switch (operation.Verb)
        {
            case "replace":
                Written(operation, operation.Bytes);
                break;
            case "append":
                Written(operation, lengths.GetValueOrDefault(operation.Path) + operation.Bytes);
                break;
            case "delete":
                SetLength(operation.Path, 0);
                lengths.Remove(operation.Path);
                break;
        }
    }

    private void Written(FileOperation operation, int length)
    {
        SetLength(operation.Path, length);
        if (isRecordFile(operation.Path))
        {
            PayloadBytes += operation.Bytes;
        }
    }

    private void SetLength(string path, int length)
    {
        int before = lengths.GetValueOrDefault(path);
        lengths[path] = length;
        ContentBytes += length - before;
        TakenBytes += TakenBy(length) - TakenBy(before);
    }

    /// <summary>Each block of a file but the first begins with pointers to some before it, which take part of its room.</summary>
    private static int TakenBy(int length)
    {
        if (length <= FlashGeometry.CacheBytes)
        {
            return length;
        }

        int blocks = 0;
        for (int left = length; left > 0; blocks++)
        {
            int pointers = blocks == 0 ? 0 : BitOperations.TrailingZeroCount(blocks) + 1;
            left -= FlashGeometry.BlockBytes - pointers * sizeof(int);
        }

        return blocks * FlashGeometry.BlockBytes;
    }
}
