using Station.Hal;

namespace Station.Sensors.Expander;

/// <summary>
/// One channel of an SC16IS752 UART expander (NXP data sheet rev. 9) as a byte port. The chip is set up with the first use and
/// again when it has been mute for a while, because it may have lost its supply. Worst stall: one I2C transfer (1 s) a call.
/// </summary>
public sealed class ExpanderPort : IBytePort
{
    /// <summary>Size of each FIFO (section 1).</summary>
    public const int FifoBytes = 64;

    /// <summary>The crystal that modules carry; divisors for 9600 and 115200 baud are whole.</summary>
    public const int UsualCrystalHz = 14_745_600;

    /// <summary>The receiver samples each bit 16 times (section 7.8).</summary>
    private const int SamplesPerBit = 16;

    /// <summary>Looks without a single byte after which the chip is set up again.</summary>
    private const int MuteLooks = 40;

    private readonly ExpanderBus bus;
    private readonly int address;
    private readonly int channel;
    private readonly int divisor;
    private bool ready;
    private int emptyLooks;
    private int surelyFree;

    /// <param name="bus">The bus that the chip is on.</param>
    /// <param name="address">Its 7-bit address.</param>
    /// <param name="channel">0 for A, 1 for B.</param>
    /// <param name="baud">Bits a second, 8 data bits, no parity, 1 stop bit.</param>
    /// <param name="crystalHz">Frequency of the chip's crystal.</param>
    public ExpanderPort(ExpanderBus bus, int address, int channel, int baud, int crystalHz)
    {
        this.bus = bus;
        this.address = address;
        this.channel = channel;
        divisor = crystalHz / SamplesPerBit / baud;
    }

    public int Available => ready && TryReadRegister(ExpanderRegister.ReceiveLevel, out int level) ? level : 0;

    public int LineErrors { get; private set; }

    /// <summary>I2C transfers that failed.</summary>
    public int BusErrors { get; private set; }

    public int Read(byte[] buffer, int offset, int count)
    {
        int available = Available;
        if (available == 0)
        {
            NoteEmptyLook();
            return 0;
        }

        emptyLooks = 0;
        CountLineErrors();
        int wanted = count < available ? count : available;
        wanted = wanted < FifoBytes ? wanted : FifoBytes;
        if (!bus.Read(address, ExpanderRegister.Address(ExpanderRegister.Data, channel), wanted))
        {
            NoteBusError();
            return 0;
        }

        System.Array.Copy(bus.Input, 0, buffer, offset, wanted);
        return wanted;
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        if (count > FifoBytes || !EnsureReady())
        {
            return false;
        }

        if (!HasRoom(count))
        {
            return false;
        }

        bus.Output[0] = ExpanderRegister.Address(ExpanderRegister.Data, channel);
        System.Array.Copy(buffer, offset, bus.Output, 1, count);
        if (bus.Write(address, count + 1))
        {
            surelyFree -= count;
            return true;
        }

        NoteBusError();
        return false;
    }

    public void DiscardInput()
    {
        if (ready)
        {
            WriteRegister(ExpanderRegister.FifoControl, ExpanderRegister.FifoEnable | ExpanderRegister.ResetReceiveFifo);
        }
    }

    /// <summary>Sets the channel up where that is needed (section 8; the divisor is reached through LCR[7]).</summary>
    private bool EnsureReady()
    {
        if (!ready)
        {
            surelyFree = 0;
            ready = WriteRegister(ExpanderRegister.LineControl, ExpanderRegister.DivisorLatch | ExpanderRegister.EightNoneOne)
                && WriteRegister(ExpanderRegister.DivisorLow, (byte)divisor)
                && WriteRegister(ExpanderRegister.DivisorHigh, (byte)(divisor >> 8))
                && WriteRegister(ExpanderRegister.LineControl, ExpanderRegister.EightNoneOne)
                && WriteRegister(
                    ExpanderRegister.FifoControl,
                    ExpanderRegister.FifoEnable | ExpanderRegister.ResetReceiveFifo | ExpanderRegister.ResetTransmitFifo);
        }

        return ready;
    }

    /// <summary>Asks the chip for its free places only when what was free at least is used up: the FIFO drains by itself.</summary>
    private bool HasRoom(int count)
    {
        if (surelyFree < count && TryReadRegister(ExpanderRegister.TransmitLevel, out int free))
        {
            surelyFree = free;
        }

        return surelyFree >= count;
    }

    private void CountLineErrors()
    {
        if (TryReadRegister(ExpanderRegister.LineStatus, out int status)
            && (status & (ExpanderRegister.LineErrors | ExpanderRegister.FifoError)) != 0)
        {
            LineErrors++;
        }
    }

    private bool TryReadRegister(int register, out int value)
    {
        bool isRead = bus.Read(address, ExpanderRegister.Address(register, channel), 1);
        value = bus.Input[0];
        if (isRead)
        {
            return true;
        }

        NoteBusError();
        return false;
    }

    private bool WriteRegister(int register, int value)
    {
        bus.Output[0] = ExpanderRegister.Address(register, channel);
        bus.Output[1] = (byte)value;
        if (bus.Write(address, 2))
        {
            return true;
        }

        NoteBusError();
        return false;
    }

    private void NoteEmptyLook()
    {
        emptyLooks++;
        if (emptyLooks >= MuteLooks)
        {
            emptyLooks = 0;
            ready = false;
        }
    }

    private void NoteBusError()
    {
        BusErrors++;
        ready = false;
    }
}
