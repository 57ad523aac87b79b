using Station.Hal;

namespace Station.Sensors.Expander;

/// <summary>
/// One channel of an SC16IS752 UART expander (NXP data sheet rev. 9) as a byte port. The chip does not acknowledge anything: that it is there shows when its settings
/// are read back. It is set up with the first use, and again before whatever is written after something that brought no answer, because it may have lost its supply.
/// Worst stall: twenty SPI transfers (1 ms each) a call.
/// </summary>
public sealed class ExpanderPort : IBytePort
{
    /// <summary>Size of each FIFO (section 1).</summary>
    public const int FifoBytes = 64;

    /// <summary>The crystal that modules carry; divisors for 9600 and 115200 baud are whole.</summary>
    public const int UsualCrystalHz = 14_745_600;

    /// <summary>The receiver samples each bit 16 times (section 7.8).</summary>
    private const int SamplesPerBit = 16;

    /// <summary>In <see cref="state"/>: bytes came since the channel was written to, so that the chip is there, is set up, and has sent what it was given.</summary>
    private const int AnsweredFlag = 1;

    /// <summary>In <see cref="state"/>: where the divisor of the baud rate begins, above the channel's place on the bus.</summary>
    private const int DivisorShift = 8;

    private readonly ExpanderBus bus;

    /// <summary>Divisor, place and flag in one field: each field of a port takes 12 bytes.</summary>
    private int state;

    /// <param name="bus">The bus that the chip is on.</param>
    /// <param name="chip">Its number, from 0.</param>
    /// <param name="channel">0 for A, 1 for B.</param>
    /// <param name="baud">Bits a second, 8 data bits, no parity, 1 stop bit.</param>
    /// <param name="crystalHz">Frequency of the chip's crystal.</param>
    public ExpanderPort(ExpanderBus bus, int chip, int channel, int baud, int crystalHz)
    {
        this.bus = bus;
        state = (crystalHz / SamplesPerBit / baud << DivisorShift) | ExpanderBus.Place(chip, channel);
    }

    /// <summary>More than the FIFO holds is said by no chip: it is the all ones of one that does not answer.</summary>
    public int Available
    {
        get
        {
            int level = bus.ReadRegister(state, ExpanderRegister.ReceiveLevel);
            return level <= FifoBytes ? level : 0;
        }
    }

    /// <summary>Times that the receive FIFO overflowed.</summary>
    public int LineErrors { get; private set; }

    private int Divisor => state >> DivisorShift;

    public int Read(byte[] buffer, int offset, int count)
    {
        int available = bus.ReadRegister(state, ExpanderRegister.ReceiveLevel);
        if (available == 0 || available > FifoBytes)
        {
            return 0;
        }

        if (available == FifoBytes)
        {
            CountOverrun();
        }

        int taken = bus.Read(state, buffer, offset, count < available ? count : available);
        if (taken > 0)
        {
            state |= AnsweredFlag;
        }

        return taken;
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        if (count > FifoBytes || ((state & AnsweredFlag) == 0 && !SetUp()))
        {
            return false;
        }

        state &= ~AnsweredFlag;
        if (bus.Write(state, buffer, offset, count))
        {
            return true;
        }

        // Half of a command must not go out.
        DiscardInput();
        return false;
    }

    /// <summary>Empties both FIFOs: what was to be sent has been sent before somebody discards what came.</summary>
    public void DiscardInput() => ResetFifos();

    private bool ResetFifos() =>
        bus.WriteRegister(state, ExpanderRegister.FifoControl, ExpanderRegister.FifoEnable | ExpanderRegister.ResetReceiveFifo | ExpanderRegister.ResetTransmitFifo);

    /// <summary>Section 8; the divisor is reached through LCR[7]. Each setting is read back, since nothing else tells that it arrived.</summary>
    private bool SetUp() =>
        !IsSending()
        && Set(ExpanderRegister.LineControl, ExpanderRegister.DivisorLatch | ExpanderRegister.EightNoneOne)
        && Set(ExpanderRegister.DivisorLow, Divisor & 0xFF)
        && Set(ExpanderRegister.DivisorHigh, Divisor >> 8)
        && Set(ExpanderRegister.LineControl, ExpanderRegister.EightNoneOne)
        && ResetFifos();

    /// <summary>What is still being sent must not be lost to a set-up. A channel without settings may never get it out, and has none to keep.</summary>
    private bool IsSending() =>
        bus.ReadRegister(state, ExpanderRegister.TransmitLevel) < FifoBytes
        && bus.ReadRegister(state, ExpanderRegister.LineControl) == ExpanderRegister.EightNoneOne;

    private bool Set(int register, int value) => bus.WriteRegister(state, register, value) && bus.ReadRegister(state, register) == value;

    /// <summary>Only a full FIFO can have overflowed: for any other the transfer is spared. Damaged bytes show in their frames.</summary>
    private void CountOverrun()
    {
        if ((bus.ReadRegister(state, ExpanderRegister.LineStatus) & ExpanderRegister.Overrun) != 0)
        {
            LineErrors++;
        }
    }
}
