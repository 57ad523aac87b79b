using Station.Hal;

namespace Station.Sensors.Expander;

/// <summary>
/// The bus of the station's expanders, with the buffers of its transfers: a transfer is over when its call returns, so that all channels share them. On the wire the
/// register comes first and what is written or read behind it (NXP data sheet rev. 9, section 11); a transfer is of whole words, so that it always carries an odd number
/// of bytes of data. What is of another number is put together from several: a FIFO gives a byte once, and one that is empty gives bytes that never were.
/// </summary>
public sealed class ExpanderBus
{
    /// <summary>What a register reads where there is no chip, or none with a supply: the line idles high.</summary>
    public const int Nothing = 0xFF;

    /// <summary>A channel's place: its bit in the first byte of a transfer.</summary>
    private const int ChannelMask = 0x02;

    /// <summary>A channel's place: where the number of its chip begins.</summary>
    private const int ChipShift = 2;

    private const int ChipMask = 0x3F;

    private const int ReadFlag = 0x80;

    /// <summary>What the long buffer holds behind the register.</summary>
    private const int LongBytes = 31;

    /// <summary>Words of the longest of the short buffers.</summary>
    private const int LongestShortWords = 5;

    private readonly ISpiBus bus;

    // Room for the register and so many bytes: questions of 7 and 9 bytes and answers of 9 and 32 are the most frequent.
    private readonly ushort[] oneByte = new ushort[1];
    private readonly ushort[] threeBytes = new ushort[2];
    private readonly ushort[] sevenBytes = new ushort[4];
    private readonly ushort[] nineBytes = new ushort[5];
    private readonly ushort[] thirtyOneBytes = new ushort[16];

    public ExpanderBus(ISpiBus bus) => this.bus = bus;

    /// <summary>The place of a channel on this bus, as the other methods want it: 8 bits, of which the lowest is not used.</summary>
    /// <param name="chip">Number of the chip, from 0.</param>
    /// <param name="channel">0 for A, 1 for B.</param>
    public static int Place(int chip, int channel) => chip << ChipShift | channel * ChannelMask;

    /// <summary>What a register holds; <see cref="Nothing"/> where no chip answers.</summary>
    public int ReadRegister(int place, int register)
    {
        ushort[] word = oneByte;
        word[0] = (ushort)(ReadFlag | register | (place & ChannelMask));
        return bus.Transfer((place >> ChipShift) & ChipMask, word) ? word[0] >> 8 : Nothing;
    }

    /// <summary>Sets a register; false when the bus refused. Whether a chip was there is not known.</summary>
    public bool WriteRegister(int place, int register, int value)
    {
        oneByte[0] = (ushort)(value << 8 | register | (place & ChannelMask));
        return bus.Transfer((place >> ChipShift) & ChipMask, oneByte);
    }

    /// <summary>Takes bytes from a receive FIFO that holds at least so many, and returns how many were taken: fewer when the bus refused.</summary>
    public int Read(int place, byte[] buffer, int offset, int count)
    {
        int chip = (place >> ChipShift) & ChipMask;
        ushort first = (ushort)(ReadFlag | ExpanderRegister.Data | (place & ChannelMask));
        int at = offset;
        int end = offset + count;
        while (at < end)
        {
            ushort[] burst = end - at >= LongBytes ? thirtyOneBytes : LongestFor(end - at);
            burst[0] = first;
            if (!bus.Transfer(chip, burst))
            {
                break;
            }

            buffer[at++] = (byte)(burst[0] >> 8);
            if (burst.Length > LongestShortWords)
            {
                UnpackLong(burst, buffer, at);
                at += LongBytes - 1;
            }
            else if (burst.Length > 1)
            {
                at = UnpackShort(burst, buffer, at);
            }
        }

        return at - offset;
    }

    /// <summary>Puts bytes into a transmit FIFO that has room for them; false when the bus refused in between. Commands are short: no more than nine bytes go at once.</summary>
    public bool Write(int place, byte[] buffer, int offset, int count)
    {
        int chip = (place >> ChipShift) & ChipMask;
        int first = ExpanderRegister.Data | (place & ChannelMask);
        int end = offset + count;
        while (offset < end)
        {
            ushort[] burst = LongestFor(end - offset);
            burst[0] = (ushort)(buffer[offset++] << 8 | first);
            if (burst.Length > 1)
            {
                offset = Pack(burst, buffer, offset);
            }

            if (!bus.Transfer(chip, burst))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes the two, four or five words of a short buffer but for the first, and returns where their bytes end.</summary>
    private static int UnpackShort(ushort[] burst, byte[] buffer, int at)
    {
        int pair = burst[1];
        buffer[at] = (byte)pair;
        buffer[at + 1] = (byte)(pair >> 8);
        if (burst.Length == 2)
        {
            return at + 2;
        }

        pair = burst[2];
        buffer[at + 2] = (byte)pair;
        buffer[at + 3] = (byte)(pair >> 8);
        pair = burst[3];
        buffer[at + 4] = (byte)pair;
        buffer[at + 5] = (byte)(pair >> 8);
        if (burst.Length == 4)
        {
            return at + 6;
        }

        pair = burst[4];
        buffer[at + 6] = (byte)pair;
        buffer[at + 7] = (byte)(pair >> 8);
        return at + 8;
    }

    /// <summary>Takes the sixteen words of the long buffer but for the first, without a loop: 300 instructions instead of 500, each second where particles are counted.</summary>
    private static void UnpackLong(ushort[] burst, byte[] buffer, int at)
    {
        int pair = burst[1];
        buffer[at] = (byte)pair;
        buffer[at + 1] = (byte)(pair >> 8);
        pair = burst[2];
        buffer[at + 2] = (byte)pair;
        buffer[at + 3] = (byte)(pair >> 8);
        pair = burst[3];
        buffer[at + 4] = (byte)pair;
        buffer[at + 5] = (byte)(pair >> 8);
        pair = burst[4];
        buffer[at + 6] = (byte)pair;
        buffer[at + 7] = (byte)(pair >> 8);
        pair = burst[5];
        buffer[at + 8] = (byte)pair;
        buffer[at + 9] = (byte)(pair >> 8);
        pair = burst[6];
        buffer[at + 10] = (byte)pair;
        buffer[at + 11] = (byte)(pair >> 8);
        pair = burst[7];
        buffer[at + 12] = (byte)pair;
        buffer[at + 13] = (byte)(pair >> 8);
        pair = burst[8];
        buffer[at + 14] = (byte)pair;
        buffer[at + 15] = (byte)(pair >> 8);
        pair = burst[9];
        buffer[at + 16] = (byte)pair;
        buffer[at + 17] = (byte)(pair >> 8);
        pair = burst[10];
        buffer[at + 18] = (byte)pair;
        buffer[at + 19] = (byte)(pair >> 8);
        pair = burst[11];
        buffer[at + 20] = (byte)pair;
        buffer[at + 21] = (byte)(pair >> 8);
        pair = burst[12];
        buffer[at + 22] = (byte)pair;
        buffer[at + 23] = (byte)(pair >> 8);
        pair = burst[13];
        buffer[at + 24] = (byte)pair;
        buffer[at + 25] = (byte)(pair >> 8);
        pair = burst[14];
        buffer[at + 26] = (byte)pair;
        buffer[at + 27] = (byte)(pair >> 8);
        pair = burst[15];
        buffer[at + 28] = (byte)pair;
        buffer[at + 29] = (byte)(pair >> 8);
    }

    /// <summary>Fills a short buffer but for its first word, and returns where what is in it ends.</summary>
    private static int Pack(ushort[] burst, byte[] buffer, int at)
    {
        burst[1] = (ushort)(buffer[at] | buffer[at + 1] << 8);
        if (burst.Length == 2)
        {
            return at + 2;
        }

        burst[2] = (ushort)(buffer[at + 2] | buffer[at + 3] << 8);
        burst[3] = (ushort)(buffer[at + 4] | buffer[at + 5] << 8);
        if (burst.Length == 4)
        {
            return at + 6;
        }

        burst[4] = (ushort)(buffer[at + 6] | buffer[at + 7] << 8);
        return at + 8;
    }

    /// <summary>The longest short buffer that is filled by so many bytes and a register before them.</summary>
    private ushort[] LongestFor(int count)
    {
        if (count < 7)
        {
            return count < 3 ? oneByte : threeBytes;
        }

        return count < 9 ? sevenBytes : nineBytes;
    }
}
