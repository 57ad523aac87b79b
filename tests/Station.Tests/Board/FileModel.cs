using Station.Hal;
using Station.Hal.Simulated.Flash;
using Xunit;

namespace Station.Tests.Board;

/// <summary>A volume beside a plain dictionary that says what must be on it, and what the change in progress would make of it.</summary>
internal sealed class FileModel
{
    private readonly FlashVolume volume;
    private readonly Dictionary<string, byte[]> accepted = [];
    private string? changingPath;
    private byte[]? changedContent;

    public FileModel(FlashChip chip)
    {
        Chip = chip;
        volume = FlashVolume.Mount(chip);
    }

    public FlashChip Chip { get; }

    public void RunAll(FileChange[] changes)
    {
        foreach (FileChange change in changes)
        {
            Run(change);
        }
    }

    /// <summary>Notes what an earlier replacement left on the volume.</summary>
    public void Accept(FileChange replacement)
    {
        accepted[replacement.Path] = replacement.Data;
    }

    /// <summary>Every accepted content is there; of the change that was cut, the old or the new, or an empty file that was being created.</summary>
    public void AssertSurvived(FlashVolume mounted)
    {
        AssertOthersSurvived(mounted);
        if (changingPath is not null)
        {
            AssertOldOrNew(ReadWhole(mounted, changingPath), accepted.GetValueOrDefault(changingPath));
        }
    }

    /// <summary>Every accepted content is there, whatever became of the file that was being changed.</summary>
    public void AssertOthersSurvived(FlashVolume mounted)
    {
        Assert.False(mounted.WasFormatted);
        foreach ((string path, byte[] content) in accepted)
        {
            if (path != changingPath)
            {
                Assert.Equal(content, ReadWhole(mounted, path));
            }
        }
    }

    private void AssertOldOrNew(byte[]? found, byte[]? old)
    {
        bool isOld = found is null ? old is null : old is not null && found.AsSpan().SequenceEqual(old);
        bool isNew = found is null ? changedContent is null : changedContent is not null && found.AsSpan().SequenceEqual(changedContent);
        bool isBeingCreated = old is null && found is { Length: 0 };
        Assert.True(isOld || isNew || isBeingCreated, $"{changingPath} holds {found?.Length} bytes: neither what it held nor what it was to hold.");
    }

    private void Run(FileChange change)
    {
        changingPath = change.Path;
        byte[]? old = accepted.GetValueOrDefault(change.Path);
        changedContent = change.Kind switch
        {
            FileChangeKind.Delete => null,
            FileChangeKind.Append => [.. old ?? [], .. change.Data],
            _ => change.Data,
        };
        FileStatus status = change.Kind switch
        {
            FileChangeKind.Delete => volume.Delete(change.Path),
            FileChangeKind.Append => volume.Append(change.Path, change.Data),
            _ => volume.Replace(change.Path, change.Data),
        };
        Assert.Equal(change.Kind == FileChangeKind.Delete && old is null ? FileStatus.NotFound : FileStatus.Done, status);
        changingPath = null;
        if (changedContent is null)
        {
            accepted.Remove(change.Path);
        }
        else
        {
            accepted[change.Path] = changedContent;
        }
    }

    private static byte[]? ReadWhole(FlashVolume volume, string path)
    {
        int length = volume.LengthOf(path);
        if (length < 0)
        {
            return null;
        }

        byte[] content = new byte[length];
        Assert.Equal(FileStatus.Done, volume.Read(path, 0, content, out int read));
        Assert.Equal(length, read);
        return content;
    }
}
