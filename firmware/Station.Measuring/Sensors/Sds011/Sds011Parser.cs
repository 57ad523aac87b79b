using Station.Sensors.Serial;

namespace Station.Sensors.Sds011;

/// <summary>Recognises the frames of an SDS011. Answers to commands and echoes are understood and carry no reading.</summary>
public sealed class Sds011Parser : FrameScanner
{
    public Sds011Parser(SensorCounters counters)
        : base(Sds011Frame.CommandBytes, counters)
    {
    }

    /// <summary>PM2.5 of the last frame, 0.1 ug/m3.</summary>
    public int Pm25 => Word(Sds011Frame.Pm25Byte);

    /// <summary>PM10 of the last frame, 0.1 ug/m3.</summary>
    public int Pm10 => Word(Sds011Frame.Pm10Byte);

    /// <summary>The number of the sensor that sent the last frame, as it is printed on it.</summary>
    public int Identity => Buffer[Sds011Frame.IdentityByte] << 8 | Buffer[Sds011Frame.IdentityByte + 1];

    protected override int Inspect(byte[] buffer, int available, out FrameKind kind)
    {
        kind = FrameKind.None;
        if (buffer[0] != Sds011Frame.Head)
        {
            return NoFrame;
        }

        if (available == 1)
        {
            return 2;
        }

        int whole = LengthOf(buffer[1]);
        if (available < whole || whole == NoFrame)
        {
            return whole;
        }

        // A frame that was cut and runs into the next one passes an 8-bit sum once in 256 times; the tail is a second check.
        if (buffer[whole - 1] != Sds011Frame.Tail || buffer[whole - 2] != Sds011Frame.Sum(buffer, whole))
        {
            return Damaged;
        }

        kind = buffer[1] == Sds011Frame.Reading ? KindOfReading(buffer) : FrameKind.Other;
        return whole;
    }

    private static int LengthOf(byte second)
    {
        switch (second)
        {
            case Sds011Frame.Reading:
            case Sds011Frame.CommandAnswer:
                return Sds011Frame.AnswerBytes;
            case Sds011Frame.Command:
                return Sds011Frame.CommandBytes;
            default:
                return NoFrame;
        }
    }

    /// <summary>No outdoor air is without any particle: 0.0 and 0.0 is what a sensor reports whose fan stands still.</summary>
    private static FrameKind KindOfReading(byte[] buffer)
    {
        const int Last = Sds011Frame.Pm10Byte + 1;
        for (int i = Sds011Frame.Pm25Byte; i <= Last; i++)
        {
            if (buffer[i] != 0)
            {
                return FrameKind.Reading;
            }
        }

        return FrameKind.InstrumentError;
    }

    private int Word(int index) => Buffer[index] | Buffer[index + 1] << 8;
}
