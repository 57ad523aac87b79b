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

    /// <summary>Where the divisor begins in <see cref="place"/>, above channel and address.</summary>
    private const int DivisorShift = 8;

    private readonly ExpanderBus bus;

    /// <summary>Divisor of the baud rate, address of the chip and channel, in one field.</summary>
    private readonly int place;

    /// <summary>Empty looks that are left until the chip is set up again; 0 before it is.</summary>
    private int looksLeft;

    private int surelyFree;

    /// <param name="bus">The bus that the chip is on.</param>
    /// <param name="address">Its 7-bit address.</param>
    /// <param name="channel">0 for A, 1 for B.</param>
    /// <param name="baud">Bits a second, 8 data bits, no parity, 1 stop bit.</param>
    /// <param name="crystalHz">Frequency of the chip's crystal.</param>
    public ExpanderPort(ExpanderBus bus, int address, int channel, int baud, int crystalHz)
    {
        this.bus = bus;
        place = (crystalHz / SamplesPerBit / baud << DivisorShift) | (address << 1) | channel;
    }

    public int Available => looksLeft > 0 && TryReadRegister(ExpanderRegister.ReceiveLevel, out int level) ? level : 0;

    /// <summary>Times that the receive FIFO overflowed.</summary>
    public int LineErrors { get; private set; }

    private int Address => (place >> 1) & 0x7F;

    private int Channel => place & 1;

    private int Divisor => place >> DivisorShift;

    public int Read(byte[] buffer, int offset, int count)
    {
        int available = Available;
        if (available == 0)
        {
            NoteEmptyLook();
            return 0;
        }

        looksLeft = MuteLooks;
        if (available == FifoBytes)
        {
            CountOverrun();
        }

        int wanted = count < available ? count : available;
        wanted = wanted < FifoBytes ? wanted : FifoBytes;
        if (!bus.Read(Address, ExpanderRegister.Address(ExpanderRegister.Data, Channel), wanted))
        {
            looksLeft = 0;
            return 0;
        }

        System.Array.Copy(bus.Buffer, 0, buffer, offset, wanted);
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

        bus.Buffer[0] = ExpanderRegister.Address(ExpanderRegister.Data, Channel);
        System.Array.Copy(buffer, offset, bus.Buffer, 1, count);
        if (bus.Write(Address, count + 1))
        {
            surelyFree -= count;
            return true;
        }

        looksLeft = 0;
        return false;
    }

    public void DiscardInput()
    {
        if (looksLeft > 0)
        {
            ResetFifos();
        }
    }

    /// <summary>Both: what was to be sent has been sent before somebody discards what came, and it need not be asked whether there is room then.</summary>
    private bool ResetFifos()
    {
        bool isReset = WriteRegister(ExpanderRegister.FifoControl, ExpanderRegister.FifoEnable | ExpanderRegister.ResetReceiveFifo | ExpanderRegister.ResetTransmitFifo);
        surelyFree = isReset ? FifoBytes : 0;
        return isReset;
    }

    /// <summary>Sets the channel up where that is needed (section 8; the divisor is reached through LCR[7]).</summary>
    private bool EnsureReady()
    {
        if (looksLeft == 0)
        {
            bool isReady = WriteRegister(ExpanderRegister.LineControl, ExpanderRegister.DivisorLatch | ExpanderRegister.EightNoneOne)
                && WriteRegister(ExpanderRegister.DivisorLow, (byte)Divisor)
                && WriteRegister(ExpanderRegister.DivisorHigh, (byte)(Divisor >> 8))
                && WriteRegister(ExpanderRegister.LineControl, ExpanderRegister.EightNoneOne)
                && ResetFifos();
            looksLeft = isReady ? MuteLooks : 0;
        }

        return looksLeft > 0;
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

    /// <summary>Only a full FIFO can have overflowed: for any other the transfer is spared. Damaged bytes show in their frames.</summary>
    private void CountOverrun()
    {
        if (TryReadRegister(ExpanderRegister.LineStatus, out int status) && (status & ExpanderRegister.Overrun) != 0)
        {
            LineErrors++;
        }
    }

    private bool TryReadRegister(int register, out int value)
    {
        bool isRead = bus.Read(Address, ExpanderRegister.Address(register, Channel), 1);
        value = bus.Buffer[0];
        if (isRead)
        {
            return true;
        }

        looksLeft = 0;
        return false;
    }

    private bool WriteRegister(int register, int value)
    {
        bus.Buffer[0] = ExpanderRegister.Address(register, Channel);
        bus.Buffer[1] = (byte)value;
        if (bus.Write(Address, 2))
        {
            return true;
        }

        looksLeft = 0;
        return false;
    }

    private void NoteEmptyLook()
    {
        if (looksLeft > 0)
        {
            looksLeft--;
        }
    }
}
