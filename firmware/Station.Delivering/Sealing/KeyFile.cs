using Station.Bytes;
using Station.Hal;

namespace Station.Sealing;

/// <summary>
/// The bytes of the key file (docs/key-format.md section 1): whose chain key it is, of which epoch, since when, and whether an earlier one may still be in the raw flash.
/// What was read or is to be written stays in here until <see cref="Wipe"/>.
/// </summary>
public sealed class KeyFile
{
    /// <summary>More than the file ever has.</summary>
    public const int LimitBytes = 64;

    private const int FormatVersion = 1;
    private const int ChecksumBytes = 4;

    private readonly IChecksum checksum;
    private readonly ByteReader reader = new ByteReader();
    private readonly ByteWriter writer;

    public KeyFile(IChecksum checksum)
    {
        this.checksum = checksum;
        Content = new byte[LimitBytes];
        writer = new ByteWriter(Content);
    }

    /// <summary>The file as it is read and written.</summary>
    public byte[] Content { get; }

    public uint Station { get; set; }

    public int Generation { get; set; }

    /// <summary>Epoch of <see cref="ChainKey"/>.</summary>
    public int Epoch { get; set; }

    /// <summary>The sequence that was next to be given when the epoch began.</summary>
    public long BeganSequence { get; set; }

    /// <summary>0 when no earlier key is in flash; else 1 more than the sweeps that were begun to destroy it.</summary>
    public int SweepMark { get; set; }

    /// <summary>32 bytes.</summary>
    public byte[] ChainKey { get; } = new byte[KeyRing.KeyBytes];

    /// <summary>Takes the first <paramref name="count"/> bytes of <see cref="Content"/>; never <see cref="KeyFinding.Foreign"/>, which only the settings can tell.</summary>
    public KeyFinding Read(int count)
    {
        if (count == 0)
        {
            return KeyFinding.Missing;
        }

        int bodyBytes = count - ChecksumBytes;
        if (bodyBytes <= 0)
        {
            return KeyFinding.Damaged;
        }

        reader.Open(Content, bodyBytes, ChecksumBytes);
        if (reader.U32() != checksum.Crc32(Content, 0, bodyBytes))
        {
            return KeyFinding.Damaged;
        }

        reader.Open(Content, 0, bodyBytes);
        int version = reader.U8();
        Station = reader.U32();
        Generation = reader.U8();
        Epoch = reader.U24();
        BeganSequence = reader.Varint();
        SweepMark = reader.U8();
        reader.Bytes(ChainKey, 0, KeyRing.KeyBytes);
        return version == FormatVersion && reader.Finished ? KeyFinding.Sound : KeyFinding.Damaged;
    }

    /// <summary>Lays the file out in <see cref="Content"/>; returns its length.</summary>
    public int Write()
    {
        writer.Reset();
        writer.U8(FormatVersion);
        writer.U32(Station);
        writer.U8(Generation);
        writer.U24(Epoch);
        writer.Varint(BeganSequence);
        writer.U8(SweepMark);
        writer.Bytes(ChainKey, 0, KeyRing.KeyBytes);
        writer.U32(checksum.Crc32(Content, 0, writer.Position));
        return writer.Position;
    }

    /// <summary>Overwrites the key wherever this object holds it.</summary>
    public void Wipe()
    {
        KeyRing.Wipe(ChainKey);
        KeyRing.Wipe(Content);
    }
}
