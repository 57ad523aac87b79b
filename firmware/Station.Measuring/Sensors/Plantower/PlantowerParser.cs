using Station.Sensors.Serial;

namespace Station.Sensors.Plantower;

/// <summary>Recognises the frames of the Plantower family by their length word. Answers to commands are understood and carry no reading.</summary>
public sealed class PlantowerParser : FrameScanner
{
    public PlantowerParser(SensorCounters counters)
        : base(PlantowerFrame.LongestFrameBytes, counters)
    {
    }

    /// <summary>Length word of the last frame.</summary>
    public int DataBytes => Buffer[2] << 8 | Buffer[3];

    /// <summary>The error code of the last frame, 0 for none; the 24-byte frame has none.</summary>
    public int ErrorCode
    {
        get
        {
            switch (DataBytes)
            {
                case PlantowerFrame.CommonDataBytes:
                    return Word(PlantowerFrame.CommonErrorWord) & 0xFF;
                case PlantowerFrame.LongDataBytes:
                    return Word(PlantowerFrame.LongErrorWord) & 0xFF;
                default:
                    return 0;
            }
        }
    }

    /// <summary>A data word of the last frame, counted from 0.</summary>
    public int Word(int index)
    {
        int at = PlantowerFrame.PrefixBytes + index * 2;
        return Buffer[at] << 8 | Buffer[at + 1];
    }

    protected override int Inspect(byte[] buffer, int available, out FrameKind kind)
    {
        kind = FrameKind.None;
        if (buffer[0] != PlantowerFrame.FirstHeader || (available > 1 && buffer[1] != PlantowerFrame.SecondHeader))
        {
            return NoFrame;
        }

        if (available < PlantowerFrame.PrefixBytes)
        {
            return available == 1 ? 2 : PlantowerFrame.PrefixBytes;
        }

        int dataBytes = buffer[2] << 8 | buffer[3];
        if (!IsKnown(dataBytes))
        {
            return NoFrame;
        }

        int whole = PlantowerFrame.PrefixBytes + dataBytes;
        if (available < whole)
        {
            return whole;
        }

        kind = dataBytes == PlantowerFrame.CommandAnswerBytes ? FrameKind.Other : FrameKind.Reading;
        return SumIsRight(buffer, whole) ? whole : Damaged;
    }

    private static bool IsKnown(int dataBytes) =>
        dataBytes == PlantowerFrame.CommonDataBytes
        || dataBytes == PlantowerFrame.ShortDataBytes
        || dataBytes == PlantowerFrame.LongDataBytes
        || dataBytes == PlantowerFrame.CommandAnswerBytes;

    private static bool SumIsRight(byte[] buffer, int whole)
    {
        // By fours: what all frames hold behind their header is a multiple of that, and the interpreter is slowest at what a loop takes beside its body.
        int sum = PlantowerFrame.FirstHeader + PlantowerFrame.SecondHeader;
        for (int i = whole - 3; i > 1; i -= 4)
        {
            sum += buffer[i] + buffer[i - 1] + buffer[i - 2] + buffer[i - 3];
        }

        return sum == (buffer[whole - 2] << 8 | buffer[whole - 1]);
    }
}
