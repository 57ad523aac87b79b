using Station.Bytes;
using Station.Hal;
using Station.Journal;
using Station.Measurement;
using Station.Settings;

namespace Station.Commands;

/// <summary>
/// Where channels are set to maintenance, calibration or out of operation, and back: the door for commands and terminal. What was saved holds over restarts, until the profile changes: a power cut
/// must not turn the readings of an instrument on somebody's bench into normal ones.
/// </summary>
public sealed class MeasuringModes
{
    /// <summary>The file: in the root, short enough to stay inside the directory.</summary>
    public const string Path = "modes";

    private const int FormatVersion = 1;
    private const int ChecksumBytes = 4;
    private const int LimitBytes = 80;

    private readonly Channel[] channels;
    private readonly StationReport report;
    private readonly BootOpening opening;
    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private readonly int profileVersion;

    /// <param name="channels">The channels.</param>
    /// <param name="report">Says in the context whether there is maintenance; null on a station that is not provisioned.</param>
    /// <param name="opening">Records a context that has changed; null there, too.</param>
    /// <param name="files">The volume.</param>
    /// <param name="checksum">Guards the file.</param>
    /// <param name="profileVersion">Version of the profile that gives the channels their places.</param>
    public MeasuringModes(Channel[] channels, StationReport report, BootOpening opening, IFileStore files, IChecksum checksum, int profileVersion)
    {
        this.channels = channels;
        this.report = report;
        this.opening = opening;
        this.files = files;
        this.checksum = checksum;
        this.profileVersion = profileVersion;
    }

    /// <summary>Channels.</summary>
    public int Count => channels.Length;

    public MeasuringMode Of(int channel) => channels[channel].Mode;

    /// <summary>Sets a channel, from its next reading on. A change of the maintenance state parts the records before from those after.</summary>
    public void Set(int channel, MeasuringMode mode)
    {
        channels[channel].Mode = mode;
        bool inMaintenance = false;
        for (int i = 0; i < channels.Length; i++)
        {
            inMaintenance |= channels[i].Mode == MeasuringMode.Maintenance;
        }

        if (report != null && report.InMaintenance != inMaintenance)
        {
            report.InMaintenance = inMaintenance;
            opening.ChangeContext();
        }
    }

    /// <summary>Sets the channels of a mask (bit 0 for the first) and makes that hold over restarts. False when flash refused: then all is as before.</summary>
    public bool Change(long mask, MeasuringMode mode)
    {
        var before = new MeasuringMode[channels.Length];
        for (int i = 0; i < channels.Length; i++)
        {
            before[i] = Of(i);
            Set(i, (mask >> i & 1) != 0 ? mode : before[i]);
        }

        if (Save())
        {
            return true;
        }

        for (int i = 0; i < channels.Length; i++)
        {
            Set(i, before[i]);
        }

        return false;
    }

    /// <summary>Makes the present modes hold over restarts. False when flash refused.</summary>
    public bool Save()
    {
        var writer = new ByteWriter(new byte[LimitBytes]);
        writer.U8(FormatVersion);
        writer.Varint(profileVersion);
        for (int i = 0; i < channels.Length; i++)
        {
            writer.U8((int)channels[i].Mode);
        }

        writer.U32(checksum.Crc32(writer.Buffer, 0, writer.Position));
        return files.Replace(Path, writer.Buffer, writer.Position) == FileStatus.Done;
    }

    /// <summary>Sets the channels as they were saved. What is damaged or of another profile says nothing.</summary>
    public void Load()
    {
        var content = new byte[LimitBytes];
        var reader = new ByteReader();
        int body = files.Read(Path, 0, content, 0, LimitBytes, out int count) == FileStatus.Done ? count - ChecksumBytes : 0;
        if (body <= 0)
        {
            return;
        }

        reader.Open(content, body, ChecksumBytes);
        bool isSound = reader.U32() == checksum.Crc32(content, 0, body);
        reader.Open(content, 0, body);
        bool isOurs = reader.U8() == FormatVersion & reader.Varint() == profileVersion;
        for (int i = 0; isSound && isOurs && reader.Remaining == channels.Length - i && i < channels.Length; i++)
        {
            Set(i, (MeasuringMode)reader.U8());
        }
    }
}
