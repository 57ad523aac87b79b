using System.Collections;
using Station.Bytes;
using Station.Hal;
using Station.Measurement;
using Station.Profiles;

namespace Station.Settings;

/// <summary>
/// The slot of the calibrations, apart from settings and profile so that neither can take them along (docs/measurement.md section 7). Replaced as a whole: old or new after a power
/// cut. Channels are known by name, and those that the profile does not have are kept for when it has them again.
/// </summary>
public sealed class CalibrationFile
{
    /// <summary>The slot's place: in the root, short enough to stay inside the directory.</summary>
    public const string Path = "calibration";

    /// <summary>Longest slot; inline files end at 512 B on the device.</summary>
    public const int LimitBytes = 480;

    /// <summary>Longest name of an operator.</summary>
    public const int OperatorLimitBytes = 16;

    private const int FormatVersion = 1;
    private const int ChecksumBytes = 4;

    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private ChannelSettings[] channels = new ChannelSettings[0];
    private Calibration[] calibrations = new Calibration[0];

    /// <summary>Names and calibrations of channels that the profile does not have; null where there are none.</summary>
    private ArrayList otherNames;
    private ArrayList otherCalibrations;

    public CalibrationFile(IFileStore files, IChecksum checksum)
    {
        this.files = files;
        this.checksum = checksum;
    }

    /// <summary>The slot was there and could not be read: calibrations are lost, and every version is 0 again.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Name of the channel whose change no event tells yet; empty for none.</summary>
    public string Unrecorded { get; set; } = string.Empty;

    /// <summary>Reads the slot and gives each channel what it says of it. To be called once.</summary>
    public Calibration[] Load(ChannelSettings[] channels)
    {
        byte[] buffer = new byte[LimitBytes + 1];
        FileStatus status = files.Read(Path, 0, buffer, 0, buffer.Length, out int count);
        otherNames = new ArrayList();
        otherCalibrations = new ArrayList();
        if (status != FileStatus.NotFound && count > 0 && !Read(buffer, count))
        {
            IsDamaged = true;
            otherNames.Clear();
            otherCalibrations.Clear();
            Unrecorded = string.Empty;
        }

        this.channels = channels;
        calibrations = new Calibration[channels.Length];
        for (int i = 0; i < channels.Length; i++)
        {
            calibrations[i] = TakeOther(channels[i].Name);
        }

        if (otherNames.Count == 0)
        {
            otherNames = null;
            otherCalibrations = null;
        }

        return calibrations;
    }

    /// <summary>Takes a channel's calibration out of those that were read; a new one where there is none.</summary>
    private Calibration TakeOther(string name)
    {
        int index = otherNames.IndexOf(name);
        if (index < 0)
        {
            return new Calibration();
        }

        var found = (Calibration)otherCalibrations[index];
        otherNames.RemoveAt(index);
        otherCalibrations.RemoveAt(index);
        return found;
    }

    /// <summary>Writes all channels that were ever calibrated. <see cref="CalibrationResult.NoRoom"/> when they are too many.</summary>
    public CalibrationResult Save()
    {
        var writer = new ByteWriter(new byte[LimitBytes]);
        if (!Compose(Unrecorded, writer))
        {
            return CalibrationResult.NoRoom;
        }

        writer.U32(checksum.Crc32(writer.Buffer, 0, writer.Position));
        return files.Replace(Path, writer.Buffer, writer.Position) == FileStatus.Done ? CalibrationResult.Done : CalibrationResult.NotSaved;
    }

    /// <summary>Whether all channels as they are would fit, with a change of that one to be told.</summary>
    public bool HasRoom(string unrecorded) => Compose(unrecorded, new ByteWriter(new byte[LimitBytes]));

    private bool Compose(string unrecorded, ByteWriter writer)
    {
        writer.U8(FormatVersion);
        writer.Text(unrecorded);
        int others = otherNames == null ? 0 : otherNames.Count;
        int count = others;
        for (int i = 0; i < calibrations.Length; i++)
        {
            count += calibrations[i].Version > 0 ? 1 : 0;
        }

        writer.Varint(count);
        for (int i = 0; i < calibrations.Length; i++)
        {
            if (calibrations[i].Version > 0)
            {
                writer.Text(channels[i].Name);
                Write(calibrations[i], writer);
            }
        }

        for (int i = 0; i < others; i++)
        {
            writer.Text((string)otherNames[i]);
            Write((Calibration)otherCalibrations[i], writer);
        }

        return !writer.Overflowed && writer.Position <= LimitBytes - ChecksumBytes;
    }

    /// <summary>A calibration as the slot, the context record and the event of its change have it.</summary>
    public static void Write(Calibration calibration, ByteWriter target)
    {
        target.Zigzag(calibration.Zero);
        target.Varint(calibration.Span);
        target.Varint(calibration.Day);
        target.Text(calibration.Operator);
        target.Varint(calibration.Version);
    }

    private bool Read(byte[] buffer, int count)
    {
        int body = count - ChecksumBytes;
        if (count > LimitBytes || body < 0)
        {
            return false;
        }

        var reader = new ByteReader();
        reader.Open(buffer, body, ChecksumBytes);
        if (reader.U32() != checksum.Crc32(buffer, 0, body))
        {
            return false;
        }

        reader.Open(buffer, 0, body);
        if (reader.U8() != FormatVersion)
        {
            return false;
        }

        Unrecorded = reader.Text(ByteReader.TextLimitBytes);
        int number = reader.Varint(LimitBytes);
        for (int i = 0; i < number && !reader.Failed; i++)
        {
            otherNames.Add(reader.Text(ByteReader.TextLimitBytes));
            var entry = new Calibration
            {
                Zero = (int)reader.Zigzag(),
                Span = reader.Varint(int.MaxValue),
                Day = reader.Varint(int.MaxValue),
                Operator = reader.Text(ByteReader.TextLimitBytes),
                Version = reader.Varint(int.MaxValue),
            };
            otherCalibrations.Add(entry);
        }

        return !reader.Failed && AreAllSound();
    }

    private bool AreAllSound()
    {
        for (int i = 0; i < otherCalibrations.Count; i++)
        {
            var entry = (Calibration)otherCalibrations[i];
            if (entry.Span < Calibration.SmallestSpan || entry.Span > Calibration.LargestSpan
                || entry.Zero > Calibration.LargestZero || entry.Zero < -Calibration.LargestZero)
            {
                return false;
            }
        }

        return true;
    }
}
