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

    private const int ReadFlag = 0x80;

    private readonly ISpiBus bus;

    /// <summary>Room for 1, 3, 7, 9, 15 and 31 bytes of data behind the register: any number is put together quickly, and questions of 7 and 9 bytes are the most frequent.</summary>
    private readonly ushort[][] words = { new ushort[1], new ushort[2], new ushort[4], new ushort[5], new ushort[8], new ushort[16] };

    public ExpanderBus(ISpiBus bus) => this.bus = bus;

    /// <summary>What a register holds; <see cref="Nothing"/> where no chip answers.</summary>
    /// <param name="chip">Number of the chip, from 0.</param>
    /// <param name="address">Register and channel, as <see cref="ExpanderRegister.Address"/> makes it.</param>
    public int ReadRegister(int chip, int address)
    {
        ushort[] word = words[0];
        word[0] = (ushort)(ReadFlag | address);
        return bus.Transfer(chip, word) ? word[0] >> 8 : Nothing;
    }

    /// <summary>Sets a register; false when the bus refused. Whether a chip was there is not known.</summary>
    public bool WriteRegister(int chip, int address, int value)
    {
        ushort[] word = words[0];
        word[0] = (ushort)(value << 8 | address);
        return bus.Transfer(chip, word);
    }

    /// <summary>Takes bytes from a receive FIFO that holds at least so many, and returns how many were taken: fewer when the bus refused.</summary>
    public int Read(int chip, int address, byte[] buffer, int offset, int count)
    {
        int taken = 0;
        while (taken < count)
        {
            ushort[] burst = LongestFor(count - taken);
            burst[0] = (ushort)(ReadFlag | address);
            if (!bus.Transfer(chip, burst))
            {
                return taken;
            }

            int place = offset + taken;
            buffer[place++] = (byte)(burst[0] >> 8);
            for (int i = 1; i < burst.Length; i++)
            {
                int pair = burst[i];
                buffer[place++] = (byte)pair;
                buffer[place++] = (byte)(pair >> 8);
            }

            taken = place - offset;
        }

        return taken;
    }

    /// <summary>Puts bytes into a transmit FIFO that has room for them; false when the bus refused in between.</summary>
    public bool Write(int chip, int address, byte[] buffer, int offset, int count)
    {
        int end = offset + count;
        while (offset < end)
        {
            ushort[] burst = LongestFor(end - offset);
            burst[0] = (ushort)(buffer[offset++] << 8 | address);
            for (int i = 1; i < burst.Length; i++)
            {
                burst[i] = (ushort)(buffer[offset] | buffer[offset + 1] << 8);
                offset += 2;
            }

            if (!bus.Transfer(chip, burst))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The longest buffer that is filled by so many bytes of data and a register before them.</summary>
    private ushort[] LongestFor(int count)
    {
        int index = words.Length - 1;
        while (words[index].Length * 2 - 1 > count)
        {
            index--;
        }

        return words[index];
    }
}
