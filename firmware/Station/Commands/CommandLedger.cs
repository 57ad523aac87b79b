using System;
using Station.Bytes;
using Station.Hal;

namespace Station.Commands;

/// <summary>
/// What must be known of commands after a power cut: the counter, the ids of the last ones that were done (what is here was done: a refused command leaves nothing), and the effect that is still to be
/// carried out. All of it is one small file, replaced as
/// a whole, so that a command and its effect are durable together or not at all.
/// </summary>
public sealed class CommandLedger
{
    /// <summary>The file: in the root, short enough to stay inside the directory.</summary>
    public const string Path = "commands";

    /// <summary>Commands that are remembered.</summary>
    public const int RememberedLimit = 16;

    /// <summary>Longest effect: the longest setting, or some short ones. The root of the volume has no room for more (docs/journal-format.md section 8).</summary>
    public const int EffectLimitBytes = 136;

    /// <summary>Bytes of an id.</summary>
    public const int IdBytes = 8;

    private const int FormatVersion = 1;
    private const int ChecksumBytes = 4;

    private const int LimitBytes = 300;

    private readonly IFileStore files;
    private readonly IChecksum checksum;

    /// <summary>Ids of the remembered commands, the newest last.</summary>
    private readonly byte[] ids = new byte[RememberedLimit * IdBytes];
    private int count;

    /// <summary>The pending effect; null without one.</summary>
    private byte[] effect;

    public CommandLedger(IFileStore files, IChecksum checksum)
    {
        this.files = files;
        this.checksum = checksum;
    }

    /// <summary>Counter of the last command that was done.</summary>
    public long Counter { get; private set; }

    /// <summary>The command whose effect is still to be carried out; none when there is none.</summary>
    public CommandCode Pending { get; private set; }

    /// <summary>Bytes of the pending command's effect.</summary>
    public int EffectBytes { get; private set; }

    /// <summary>Takes what flash holds. False when that is damaged: nothing is remembered then, and sessions alone keep old commands out.</summary>
    public bool Load()
    {
        byte[] content = new byte[LimitBytes];
        FileStatus status = files.Read(Path, 0, content, 0, LimitBytes, out int length);
        bool isNew = status == FileStatus.NotFound || (status == FileStatus.Done && length == 0);
        bool isSound = status == FileStatus.Done && length > ChecksumBytes && Read(content, length);
        if (!isSound)
        {
            Counter = 0;
            count = 0;
            Pending = CommandCode.None;
            EffectBytes = 0;
            effect = null;
        }

        return isSound || isNew;
    }

    /// <summary>Opens the pending command's effect.</summary>
    public ByteReader OpenEffect()
    {
        var reader = new ByteReader();
        reader.Open(effect, 0, EffectBytes);
        return reader;
    }

    /// <summary>Whether a command of that id is among those done last.</summary>
    public bool Knows(byte[] message, int idOffset)
    {
        for (int entry = 0; entry < count; entry++)
        {
            int same = 0;
            while (same < IdBytes && ids[entry * IdBytes + same] == message[idOffset + same])
            {
                same++;
            }

            if (same == IdBytes)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Makes a command and its effect durable, in one commit. False when flash refused: then neither is.</summary>
    public bool Commit(long counter, byte[] message, int idOffset, CommandCode code, ByteWriter newEffect)
    {
        Counter = counter;
        Remember(message, idOffset);
        Pending = newEffect.Position > 0 ? code : CommandCode.None;
        EffectBytes = newEffect.Position;
        effect = EffectBytes > 0 ? newEffect.Buffer : null;
        if (Write())
        {
            return true;
        }

        // A write that flash reports as refused may have been done all the same: what is there counts.
        Load();
        return Knows(message, idOffset);
    }

    /// <summary>The pending effect has been carried out. False when flash refused; it is carried out once more then.</summary>
    public bool Settle()
    {
        CommandCode before = Pending;
        int bytes = EffectBytes;
        Pending = CommandCode.None;
        EffectBytes = 0;
        if (Write())
        {
            effect = null;
            return true;
        }

        Pending = before;
        EffectBytes = bytes;
        return false;
    }

    private void Remember(byte[] message, int idOffset)
    {
        if (count == RememberedLimit)
        {
            count--;
            Array.Copy(ids, IdBytes, ids, 0, count * IdBytes);
        }

        Array.Copy(message, idOffset, ids, count++ * IdBytes, IdBytes);
    }

    private bool Write()
    {
        byte[] content = new byte[LimitBytes];
        var writer = new ByteWriter(content);
        writer.U8(FormatVersion);
        writer.Varint(Counter);
        writer.U8(count);
        writer.Bytes(ids, 0, count * IdBytes);
        writer.U8((int)Pending);
        writer.Varint(EffectBytes);
        if (EffectBytes > 0)
        {
            writer.Bytes(effect, 0, EffectBytes);
        }

        writer.U32(checksum.Crc32(content, 0, writer.Position));
        return files.Replace(Path, content, writer.Position) == FileStatus.Done;
    }

    private bool Read(byte[] content, int length)
    {
        var reader = new ByteReader();
        int bodyBytes = length - ChecksumBytes;
        reader.Open(content, bodyBytes, ChecksumBytes);
        if (reader.U32() != checksum.Crc32(content, 0, bodyBytes))
        {
            return false;
        }

        reader.Open(content, 0, bodyBytes);
        int version = reader.U8();
        Counter = reader.Varint();
        count = reader.U8();
        if (version != FormatVersion || count > RememberedLimit)
        {
            return false;
        }

        reader.Bytes(ids, 0, count * IdBytes);
        Pending = (CommandCode)reader.U8();
        EffectBytes = reader.Varint(EffectLimitBytes);
        effect = EffectBytes > 0 ? new byte[EffectBytes] : null;
        if (EffectBytes > 0)
        {
            reader.Bytes(effect, 0, EffectBytes);
        }

        return reader.Finished;
    }
}
