using System;
using Station.Hal;
using Station.Measurement;
using Station.Sensors.I2c;
using Station.Sensors.Serial;

namespace Station.Sensors.Winsen;

/// <summary>
/// Gravity multi-gas board of DFRobot (SEN0465 to SEN0476) on the I2C bus: the frames of its serial line, written to and read from register 0. Source: the maker's
/// library DFRobot_MultiGasSensor, V2.0.0.
/// </summary>
public sealed class GravityBusSensor : I2cSensor
{
    /// <summary>The switches select one of four.</summary>
    public const int UsualAddress = 0x74;
    public const int LastAddress = 0x77;

    private const int RegisterBytes = 1;

    /// <summary>The library waits 10 ms; the device's clock has steps of 10 ms.</summary>
    private const int AnswerMs = 20;

    private readonly II2cBus bus;
    private readonly int address;
    private readonly WinsenParser parser;
    private readonly byte[] register = new byte[RegisterBytes];
    private readonly byte[] beAsked;
    private readonly byte[] question = Framed(WinsenCommand.Read());
    private readonly byte[] answer = new byte[WinsenFrame.LengthBytes];

    public GravityBusSensor(SensorIdentity identity, SamplingPeriod period, II2cBus bus, int address, WinsenSettings settings)
        : base(identity, period, WinsenSensor.CreateQuantities(), bus, address)
    {
        this.bus = bus;
        this.address = address;
        beAsked = Framed(WinsenCommand.BeAsked(settings.Older));

        // What becomes of a frame is counted with the sample.
        parser = new WinsenParser(settings, new SensorCounters());
    }

    protected override int Configure() => Phase++ > 0 ? Done : Send(beAsked) ? AnswerMs : Absent;

    protected override int Measure(long nowMs)
    {
        if (Phase++ == 0)
        {
            return Send(question) ? AnswerMs : Absent;
        }

        if (bus.WriteRead(address, register, RegisterBytes, answer, answer.Length) != I2cStatus.Complete)
        {
            return Absent;
        }

        parser.Reset();
        parser.Feed(answer, 0, answer.Length);
        switch (parser.Kind)
        {
            case FrameKind.Reading:
                Quantities[0].Take(parser.DeciPartsPerBillion, Saturated(parser.IsAtFullScale, ReasonAt(nowMs)));
                return Done;
            case FrameKind.InstrumentError:
                return Fault;
            default:
                return Corrupt;
        }
    }

    private static byte[] Framed(byte[] command)
    {
        var written = new byte[RegisterBytes + command.Length];
        Array.Copy(command, 0, written, RegisterBytes, command.Length);
        return written;
    }

    private bool Send(byte[] written) => bus.Write(address, written, written.Length) == I2cStatus.Complete;
}
