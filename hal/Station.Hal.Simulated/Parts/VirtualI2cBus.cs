namespace Station.Hal.Simulated;

/// <summary>An I2C bus: each transfer goes to the device at its address.</summary>
public sealed class VirtualI2cBus : II2cBus
{
    private readonly VirtualTime time;
    private readonly HalGate gate;
    private readonly IReadOnlyDictionary<int, II2cDevice> devices;

    public VirtualI2cBus(VirtualTime time, HalGate gate, IReadOnlyDictionary<int, II2cDevice> devices)
    {
        this.time = time;
        this.gate = gate;
        this.devices = devices;
    }

    /// <summary>True while a device holds the bus low; <see cref="Clear"/> ends that unless the device holds on.</summary>
    public bool IsHeld { get; set; }

    /// <summary>A device that goes on holding the bus after nine clocks: only its supply ends that.</summary>
    public bool IsHeldFirmly { get; set; }

    /// <summary>What becomes of a transfer to an address; <see cref="I2cStatus.Complete"/> lets it through. Null for no trouble.</summary>
    public Func<int, I2cStatus>? Trouble { get; set; }

    /// <summary>Alters what is read from an address on its way. Null for nothing.</summary>
    public Func<int, byte, byte>? Noise { get; set; }

    /// <summary>Transfers that were tried while the bus was held: each stalls a real machine.</summary>
    public int TransfersWhileHeld { get; private set; }

    /// <summary>Transfers that wrote and then read.</summary>
    public long Exchanges { get; private set; }

    /// <summary>Transfers that wrote a single byte.</summary>
    public long SingleBytes { get; private set; }

    /// <inheritdoc/>
    public I2cStatus Write(int address, byte[] data, int count)
    {
        gate.Enter(HalCall.I2c, address);
        SingleBytes += count == 1 ? 1 : 0;
        ReadOnlySpan<byte> bytes = data.AsSpan(0, count);
        gate.Trace.Add(bytes);
        I2cStatus status = Reach(address, out II2cDevice? device, out I2cStatus trouble) ? device!.Write(bytes, time.NowMs) : trouble;
        gate.Trace.Add((long)status);
        return status;
    }

    /// <inheritdoc/>
    public I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount)
    {
        gate.Enter(HalCall.I2c, address);
        Exchanges++;
        ReadOnlySpan<byte> written = write.AsSpan(0, writeCount);
        Span<byte> answer = read.AsSpan(0, readCount);
        gate.Trace.Add(written);
        I2cStatus status = Reach(address, out II2cDevice? device, out I2cStatus trouble) ? device!.WriteRead(written, answer, time.NowMs) : trouble;
        return NoteAnswer(address, status, answer);
    }

    /// <inheritdoc/>
    public I2cStatus Read(int address, byte[] data, int count)
    {
        gate.Enter(HalCall.I2c, address);
        Span<byte> answer = data.AsSpan(0, count);
        I2cStatus status = Reach(address, out II2cDevice? device, out I2cStatus trouble) ? device!.Read(answer, time.NowMs) : trouble;
        return NoteAnswer(address, status, answer);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        gate.Enter(HalCall.I2c, -1);
        IsHeld = IsHeldFirmly;
    }

    private bool Reach(int address, out II2cDevice? device, out I2cStatus trouble)
    {
        device = null;
        trouble = IsHeld ? I2cStatus.ClockStretchTimeout : Trouble?.Invoke(address) ?? I2cStatus.Complete;
        TransfersWhileHeld += IsHeld ? 1 : 0;
        if (trouble != I2cStatus.Complete)
        {
            return false;
        }

        trouble = I2cStatus.NotAcknowledged;
        return devices.TryGetValue(address, out device);
    }

    private I2cStatus NoteAnswer(int address, I2cStatus status, Span<byte> answer)
    {
        gate.Trace.Add((long)status);
        if (status != I2cStatus.Complete)
        {
            return status;
        }

        for (int i = 0; Noise is not null && i < answer.Length; i++)
        {
            answer[i] = Noise(address, answer[i]);
        }

        gate.Trace.Add(answer);
        return status;
    }
}
