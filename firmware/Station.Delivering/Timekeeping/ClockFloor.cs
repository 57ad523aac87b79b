using Station.Bytes;
using Station.Hal;

namespace Station.Timekeeping;

/// <summary>
/// What the station knows of the calendar over restarts: a time that has passed for certain, and when the real-time clock was set last. One small file; damaged or missing it says nothing.
/// </summary>
public sealed class ClockFloor
{
    /// <summary>The file: in the root, short enough to stay inside the directory.</summary>
    public const string Path = "clock";

    private const int FormatVersion = 1;
    private const int ChecksumBytes = 4;
    private const int LimitBytes = 40;

    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private readonly byte[] content = new byte[LimitBytes];

    public ClockFloor(IFileStore files, IChecksum checksum)
    {
        this.files = files;
        this.checksum = checksum;
    }

    /// <summary>UTC in ms that has passed; 0 when none is known.</summary>
    public long UtcMs { get; set; }

    /// <summary>The later of the release and the last time that has passed for certain.</summary>
    public long EarliestUtcMs => UtcMs > Product.ReleaseUtcMs ? UtcMs : Product.ReleaseUtcMs;

    /// <summary>UTC in ms at which the real-time clock was set; 0 for never.</summary>
    public long ChipSetUtcMs { get; set; }

    /// <summary>How far off it may have been then, in ms.</summary>
    public long ChipUncertaintyMs { get; set; }

    public void Load()
    {
        int body = files.Read(Path, 0, content, 0, LimitBytes, out int count) == FileStatus.Done ? count - ChecksumBytes : 0;
        var reader = new ByteReader();
        reader.Open(content, 0, body < 0 ? 0 : body);
        bool isOurs = reader.U8() == FormatVersion;
        long utcMs = reader.Varint();
        long chipSetUtcMs = reader.Varint();
        long chipUncertaintyMs = reader.Varint();
        bool isSound = isOurs && reader.Finished;
        reader.Open(content, body < 0 ? 0 : body, ChecksumBytes);
        if (isSound && reader.U32() == checksum.Crc32(content, 0, body))
        {
            UtcMs = utcMs;
            ChipSetUtcMs = chipSetUtcMs;
            ChipUncertaintyMs = chipUncertaintyMs;
        }
    }

    /// <summary>Makes it durable, as far as flash takes it: the next time will do as well.</summary>
    public void Save()
    {
        var writer = new ByteWriter(content);
        writer.U8(FormatVersion);
        writer.Varint(UtcMs);
        writer.Varint(ChipSetUtcMs);
        writer.Varint(ChipUncertaintyMs);
        writer.U32(checksum.Crc32(content, 0, writer.Position));
        files.Replace(Path, content, writer.Position);
    }
}
