using Station.Hal;
using Station.Hal.Simulated;

namespace Station.Simulator.Models;

/// <summary>What all devices on the I2C bus share: a supply, and faults by sample. A device without supply, or silent by a fault, does not acknowledge.</summary>
public abstract class I2cDeviceModel(ILineFaults faults) : II2cDevice
{
    private long samples;

    /// <summary>True while the device has its supply.</summary>
    protected bool IsOn { get; private set; }

    public virtual void SetPower(bool on, long trueMs) => IsOn = on;

    public I2cStatus Write(ReadOnlySpan<byte> bytes, long trueMs) =>
        IsOn && Take(bytes, trueMs) ? I2cStatus.Complete : I2cStatus.NotAcknowledged;

    public I2cStatus WriteRead(ReadOnlySpan<byte> written, Span<byte> read, long trueMs) =>
        IsOn && Answer(written, read, trueMs) ? I2cStatus.Complete : I2cStatus.NotAcknowledged;

    /// <summary>Takes a write; false when it is not acknowledged.</summary>
    protected abstract bool Take(ReadOnlySpan<byte> bytes, long trueMs);

    /// <summary>Answers a read; false when the address is not acknowledged.</summary>
    protected abstract bool Answer(ReadOnlySpan<byte> written, Span<byte> read, long trueMs);

    /// <summary>What goes wrong with the sample that begins: nothing, the device's own error, or silence, since I2C has no other way to lose it.</summary>
    protected LineFault NextSample(long trueMs) => faults.At(trueMs, ++samples) switch
    {
        LineFault.None => LineFault.None,
        LineFault.InstrumentError => LineFault.InstrumentError,
        _ => LineFault.Silence,
    };
}
