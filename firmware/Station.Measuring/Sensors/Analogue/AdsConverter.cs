using Station.Hal;

namespace Station.Sensors.Analogue;

/// <summary>One ADS1115, which up to four sensors share: one conversion at a time.</summary>
public sealed class AdsConverter
{
    private readonly II2cBus bus;
    private readonly byte[] output = new byte[3];
    private readonly byte[] input = new byte[2];
    private int configuration;

    public AdsConverter(II2cBus bus, int address)
    {
        this.bus = bus;
        Address = address;
    }

    public int Address { get; }

    /// <summary>A sensor has begun a conversion and not taken it yet.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Begins a conversion. False when the chip did not answer.</summary>
    public bool Begin(int input, int range)
    {
        configuration = input << AdsRegister.InputShift | range << AdsRegister.RangeShift | AdsRegister.SingleShot | AdsRegister.UsualRate;
        int word = configuration | AdsRegister.StartOrReady;
        output[0] = AdsRegister.Configuration;
        output[1] = (byte)(word >> 8);
        output[2] = (byte)word;
        IsBusy = bus.Write(Address, output, 3) == I2cStatus.Complete;
        return IsBusy;
    }

    /// <summary>Whoever has begun a conversion is done with it.</summary>
    public void Release() => IsBusy = false;

    /// <summary>The configuration as the chip has it, with its ready bit.</summary>
    public bool TryReadConfiguration(out int word) => TryRead(AdsRegister.Configuration, out word);

    /// <summary>True when a configuration that was read back is the one that the conversion was begun with.</summary>
    public bool IsOwn(int word) => (word & ~AdsRegister.StartOrReady) == configuration;

    /// <summary>The result of the conversion.</summary>
    public bool TryReadCode(out int code)
    {
        bool read = TryRead(AdsRegister.Conversion, out int word);
        code = (short)word;
        return read;
    }

    private bool TryRead(int register, out int word)
    {
        output[0] = (byte)register;
        bool read = bus.WriteRead(Address, output, 1, input, 2) == I2cStatus.Complete;
        word = input[0] << 8 | input[1];
        return read;
    }
}
