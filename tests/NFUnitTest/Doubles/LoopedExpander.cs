using Station.Hal;

namespace Station.UnitTests.Doubles;

/// <summary>An expander whose channel hears what it sends: bytes as they go over the wire, low byte of a word first.</summary>
internal sealed class LoopedExpander : ISpiBus
{
    private const int LineControl = 3;
    private const int TransmitLevel = 8;
    private const int ReceiveLevel = 9;
    private const byte LatchBit = 0x80;

    private readonly byte[] registers = new byte[16];
    private readonly byte[] latch = new byte[2];
    private readonly byte[] fifo = new byte[64];
    private int level;

    public int DeviceCount => 1;

    public bool Transfer(int device, ushort[] words)
    {
        int first = words[0] & 0xFF;
        int register = first >> 3 & 0x0F;
        for (int i = 1; i < words.Length * 2; i++)
        {
            int shift = i % 2 * 8;
            byte written = (byte)(words[i / 2] >> shift);
            byte read = (first & 0x80) != 0 ? Read(register) : Write(register, written);
            words[i / 2] = (ushort)((words[i / 2] & ~(0xFF << shift)) | read << shift);
        }

        return true;
    }

    private bool IsLatched(int register) => register < 2 && (registers[LineControl] & LatchBit) != 0;

    private byte Read(int register)
    {
        if (IsLatched(register))
        {
            return latch[register];
        }

        switch (register)
        {
            case 0:
                byte value = fifo[0];
                System.Array.Copy(fifo, 1, fifo, 0, fifo.Length - 1);
                level--;
                return value;
            case TransmitLevel:
                return 64;
            case ReceiveLevel:
                return (byte)level;
            default:
                return registers[register];
        }
    }

    private byte Write(int register, byte value)
    {
        if (IsLatched(register))
        {
            latch[register] = value;
        }
        else if (register == 0)
        {
            fifo[level++] = value;
        }
        else
        {
            registers[register] = value;
        }

        return 0xFF;
    }
}
