using Station.Hal;

namespace Station.Sensors.Expander;

/// <summary>
/// One channel of an SC16IS752 UART expander (NXP data sheet rev. 9) as a byte port. The chip does not acknowledge anything: that it is there shows when its settings
/// are read back. It is set up with the first use, and again before whatever is written after something that brought no answer, because it may have lost its supply.
/// Worst stall: eight SPI transfers (1 ms each) a call.
/// </summary>
public sealed class ExpanderPort : IBytePort
{
    /// <summary>Size of each FIFO (section 1).</summary>
    public const int FifoBytes = 64;

    /// <summary>The crystal that modules carry; divisors for 9600 and 115200 baud are whole.</summary>
    public const int UsualCrystalHz = 14_745_600;

    /// <summary>The receiver samples each bit 16 times (section 7.8).</summary>
    private const int SamplesPerBit = 16;

    /// <summary>Where the divisor begins in <see cref="place"/>, above channel and chip.</summary>
    private const int DivisorShift = 8;

    private readonly ExpanderBus bus;

    /// <summary>Divisor of the baud rate, number of the chip and channel, in one field.</summary>
    private readonly int place;

    /// <summary>Bytes came since the chip was written to: it is there, and as it was set up.</summary>
    private bool isAnswered;

    private int surelyFree;

    /// <param name="bus">The bus that the chip is on.</param>
    /// <param name="chip">Its number, from 0.</param>
    /// <param name="channel">0 for A, 1 for B.</param>
    /// <param name="baud">Bits a second, 8 data bits, no parity, 1 stop bit.</param>
    /// <param name="crystalHz">Frequency of the chip's crystal.</param>
    public ExpanderPort(ExpanderBus bus, int chip, int channel, int baud, int crystalHz)
    {
        this.bus = bus;
        place = (crystalHz / SamplesPerBit / baud << DivisorShift) | (chip << 1) | channel;
    }

    /// <summary>More than the FIFO holds is said by no chip: it is the all ones of one that does not answer.</summary>
    public int Available
    {
        get
        {
            int level = ReadRegister(ExpanderRegister.ReceiveLevel);
            return level <= FifoBytes ? level : 0;
        }
    }

    /// <summary>Times that the receive FIFO overflowed.</summary>
    public int LineErrors { get; private set; }

    private int Chip => (place >> 1) & 0x7F;

    private int Divisor => place >> DivisorShift;

    public int Read(byte[] buffer, int offset, int count)
    {
        int available = Available;
        if (available == 0)
        {
            return 0;
        }

        if (available == FifoBytes)
        {
            CountOverrun();
        }

        int taken = bus.Read(Chip, Address(ExpanderRegister.Data), buffer, offset, count < available ? count : available);
        isAnswered = taken > 0;
        return taken;
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        if (count > FifoBytes || !EnsureReady() || !HasRoom(count))
        {
            return false;
        }

        surelyFree -= count;
        isAnswered = false;
        if (bus.Write(Chip, Address(ExpanderRegister.Data), buffer, offset, count))
        {
            return true;
        }

        // Half of a command must not go out.
        ResetFifos();
        return false;
    }

    public void DiscardInput() => ResetFifos();

    private int Address(int register) => ExpanderRegister.Address(register, place & 1);

    private int ReadRegister(int register) => bus.ReadRegister(Chip, Address(register));

    private bool WriteRegister(int register, int value) => bus.WriteRegister(Chip, Address(register), value);

    /// <summary>Both: what was to be sent has been sent before somebody discards what came, and it need not be asked whether there is room then.</summary>
    private bool ResetFifos()
    {
        bool isReset = WriteRegister(ExpanderRegister.FifoControl, ExpanderRegister.FifoEnable | ExpanderRegister.ResetReceiveFifo | ExpanderRegister.ResetTransmitFifo);
        surelyFree = isReset ? FifoBytes : 0;
        return isReset;
    }

    /// <summary>
    /// True when the channel is set up, or was now. A channel that is still sending, as only one does that has its settings, is not ready before that is out; one without
    /// settings may never get it out.
    /// </summary>
    private bool EnsureReady() =>
        isAnswered || ((HasRoom(FifoBytes) || ReadRegister(ExpanderRegister.LineControl) != ExpanderRegister.EightNoneOne) && SetUp());

    /// <summary>Section 8; the divisor is reached through LCR[7]. Each setting is read back, since nothing else tells that it arrived.</summary>
    private bool SetUp() =>
        Set(ExpanderRegister.LineControl, ExpanderRegister.DivisorLatch | ExpanderRegister.EightNoneOne)
        && Set(ExpanderRegister.DivisorLow, Divisor & 0xFF)
        && Set(ExpanderRegister.DivisorHigh, Divisor >> 8)
        && Set(ExpanderRegister.LineControl, ExpanderRegister.EightNoneOne)
        && ResetFifos();

    private bool Set(int register, int value) => WriteRegister(register, value) && ReadRegister(register) == value;

    /// <summary>Asks the chip for its free places only when what was free at least is used up: the FIFO drains by itself.</summary>
    private bool HasRoom(int count)
    {
        if (surelyFree < count)
        {
            int free = ReadRegister(ExpanderRegister.TransmitLevel);
            surelyFree = free <= FifoBytes ? free : 0;
        }

        return surelyFree >= count;
    }

    /// <summary>Only a full FIFO can have overflowed: for any other the transfer is spared. Damaged bytes show in their frames.</summary>
    private void CountOverrun()
    {
        if ((ReadRegister(ExpanderRegister.LineStatus) & ExpanderRegister.Overrun) != 0)
        {
            LineErrors++;
        }
    }
}
