using Station.Hal;
using Station.Measurement;
using Station.Sensors.I2c;

namespace Station.Sensors.Sensirion;

/// <summary>
/// What Sensirion's I2C sensors have in common: 16-bit commands, and words of which each is followed by a checksum. A command is
/// written, and what it asks for read some ms later with a transfer of its own.
/// </summary>
public abstract class SensirionSensor : I2cSensor
{
    private const int BytesPerWord = 3;
    private const int CommandBytes = 2;
    private const int MostArguments = 2;

    private readonly II2cBus bus;
    private readonly int address;
    private readonly byte[] output = new byte[CommandBytes + MostArguments * BytesPerWord];
    private readonly byte[] input;

    protected SensirionSensor(SensorIdentity identity, SamplingPeriod period, Quantity[] quantities, II2cBus bus, int address, int mostWords)
        : base(identity, period, quantities, bus, address)
    {
        this.bus = bus;
        this.address = address;
        input = new byte[mostWords * BytesPerWord];
    }

    /// <summary>Sends a command.</summary>
    protected bool Send(int command)
    {
        Put(command);
        return Complete(bus.Write(address, output, CommandBytes));
    }

    /// <summary>Sends a command with a word.</summary>
    protected bool Send(int command, int word)
    {
        Put(command);
        PutWord(0, word);
        return Complete(bus.Write(address, output, CommandBytes + BytesPerWord));
    }

    /// <summary>Sends a command with two words.</summary>
    protected bool Send(int command, int first, int second)
    {
        Put(command);
        PutWord(0, first);
        PutWord(1, second);
        return Complete(bus.Write(address, output, CommandBytes + 2 * BytesPerWord));
    }

    /// <summary>Reads the words that the last command asked for: Done, Absent, or Corrupt where a checksum is wrong.</summary>
    protected int Receive(int words)
    {
        int bytes = words * BytesPerWord;
        if (!Complete(bus.Read(address, input, bytes)))
        {
            return Absent;
        }

        for (int i = 0; i < bytes; i += BytesPerWord)
        {
            if (SensirionCrc.Of(input[i], input[i + 1]) != input[i + 2])
            {
                return Corrupt;
            }
        }

        return Done;
    }

    /// <summary>A word of what was received last.</summary>
    protected int Word(int index) => input[index * BytesPerWord] << 8 | input[index * BytesPerWord + 1];

    private void Put(int command)
    {
        output[0] = (byte)(command >> 8);
        output[1] = (byte)command;
    }

    private void PutWord(int index, int word)
    {
        int at = CommandBytes + index * BytesPerWord;
        output[at] = (byte)(word >> 8);
        output[at + 1] = (byte)word;
        output[at + 2] = SensirionCrc.Of(word >> 8, word);
    }

    /// <summary>A device that holds the clock or broke off may hold the bus for all others too, so it is freed at once.</summary>
    private bool Complete(I2cStatus status)
    {
        if (status == I2cStatus.ClockStretchTimeout || status == I2cStatus.Partial)
        {
            bus.Clear();
        }

        return status == I2cStatus.Complete;
    }
}
