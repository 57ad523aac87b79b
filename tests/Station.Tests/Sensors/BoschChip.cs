using Station.Hal;

namespace Station.Tests.Sensors;

/// <summary>A BME280 alone on its bus, of which every register can be set: for what a part does that is broken or in the wrong place.</summary>
internal sealed class BoschChip : II2cBus
{
    private readonly byte[] registers = new byte[256];

    public BoschChip(byte[] calibration)
    {
        calibration.AsSpan(0, 26).CopyTo(registers.AsSpan(0x88));
        calibration.AsSpan(26).CopyTo(registers.AsSpan(0xE1));
        registers[0xD0] = 0x60;
        Measure();
    }

    /// <summary>The identity that it tells.</summary>
    public byte Identity { set => registers[0xD0] = value; }

    /// <summary>It says for ever that it copies its coefficients.</summary>
    public bool Copies { get; set; }

    /// <summary>It takes writes and does not keep them.</summary>
    public bool Forgets { get; set; }

    /// <summary>Changes what a read brings: its first register, its count, its bytes.</summary>
    public Action<int, byte[]>? Noise { get; set; }

    public int Transfers { get; private set; }

    /// <summary>What was written, register and value.</summary>
    public List<(int Register, int Value)> Writes { get; } = [];

    /// <summary>What the next reading shows.</summary>
    public void Measure(int temperature = 519_888, int humidity = 28_000, int pressure = 415_148)
    {
        Put20(0xF7, pressure);
        Put20(0xFA, temperature);
        (registers[0xFD], registers[0xFE]) = ((byte)(humidity >> 8), (byte)humidity);
    }

    /// <summary>The supply was away.</summary>
    public void LoseSettings() => registers.AsSpan(0xF2, 4).Clear();

    public I2cStatus Write(int address, byte[] data, int count)
    {
        Transfers++;
        Writes.Add((data[0], data[1]));
        if (!Forgets)
        {
            registers[data[0]] = data[1];
        }

        return I2cStatus.Complete;
    }

    public I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount)
    {
        Transfers++;
        registers[0xF3] = (byte)(Copies ? 1 : 0);
        registers.AsSpan(write[0], readCount).CopyTo(read);
        Noise?.Invoke(write[0], read);
        return I2cStatus.Complete;
    }

    public I2cStatus Read(int address, byte[] data, int count) => I2cStatus.NotAcknowledged;

    public void Clear()
    {
    }

    private void Put20(int register, int value) =>
        (registers[register], registers[register + 1], registers[register + 2]) = ((byte)(value >> 12), (byte)(value >> 4), (byte)(value << 4));
}
