using Station.Sensors.Sensirion;
using Station.Sensors.Serial;

namespace Station.Sensors.Sps30;

/// <summary>Recognises the frames of an SPS30 between their marks. Echoes and answers to commands are understood and carry no reading.</summary>
public sealed class Sps30Parser : FrameScanner
{
    private const int MarkUnknown = 1;

    private readonly byte[] content = new byte[Sps30Frame.LongestContentBytes];

    /// <summary>Bytes before this one are known to hold no mark but the first.</summary>
    private int searched = MarkUnknown;

    public Sps30Parser(SensorCounters counters)
        : base(Sps30Frame.LongestFrameBytes, counters)
    {
    }

    /// <summary>The state of the last frame with one.</summary>
    public int State => content[Sps30Frame.StateByte];

    /// <summary>A value of the last reading times a factor; false where it is no number.</summary>
    public bool TryRead(int index, int factor, out int value)
    {
        if (content[Sps30Frame.LengthByte] == Sps30Frame.IntegerBytes)
        {
            int at = Sps30Frame.DataByte + index * 2;
            value = (content[at] << 8 | content[at + 1]) * factor;
            return true;
        }

        int first = Sps30Frame.DataByte + index * 4;
        uint bits = (uint)(content[first] << 24 | content[first + 1] << 16 | content[first + 2] << 8 | content[first + 3]);
        return Float32.TryScale(bits, factor, out value);
    }

    protected override int Inspect(byte[] buffer, int available, out FrameKind kind)
    {
        kind = FrameKind.None;
        if (buffer[0] != Sps30Frame.Mark)
        {
            searched = MarkUnknown;
            return NoFrame;
        }

        if (available < searched)
        {
            searched = MarkUnknown;
        }

        while (searched < available && buffer[searched] != Sps30Frame.Mark)
        {
            searched++;
        }

        if (searched == available && available < Sps30Frame.LongestFrameBytes)
        {
            return available + 1;
        }

        int whole = searched + 1;
        searched = MarkUnknown;

        // Two marks side by side are the end of a frame and the beginning of the next.
        return whole == 2 || whole > Sps30Frame.LongestFrameBytes ? NoFrame : Judge(buffer, whole, out kind);
    }

    private int Judge(byte[] buffer, int whole, out FrameKind kind)
    {
        kind = FrameKind.None;
        int length = Unescape(buffer, whole - 1);
        if (length < Sps30Frame.OverheadBytes - 1 || !SumIsRight(length))
        {
            return Damaged;
        }

        kind = KindOf(length);
        return kind == FrameKind.None ? NoFrame : whole;
    }

    /// <summary>Takes the escapes out of the bytes behind the first mark; returns the length of the content, 0 where it is none.</summary>
    private int Unescape(byte[] buffer, int end)
    {
        int length = 0;
        for (int i = 1; i < end; i++)
        {
            byte value = buffer[i];
            if (value == Sps30Frame.Escape)
            {
                i++;
                value = (byte)(buffer[i] ^ Sps30Frame.EscapeBit);
                if (i == end || !Sps30Frame.IsEscaped(value))
                {
                    return 0;
                }
            }

            if (length == content.Length)
            {
                return 0;
            }

            content[length++] = value;
        }

        return length;
    }

    /// <summary>The sum of everything, the inverted sum included, ends in FF.</summary>
    private bool SumIsRight(int length)
    {
        int sum = 0;
        for (int i = 0; i < length; i++)
        {
            sum += content[i];
        }

        return (sum & 0xFF) == 0xFF;
    }

    private FrameKind KindOf(int length)
    {
        if (length >= Sps30Frame.OverheadBytes && content[Sps30Frame.LengthByte] == length - Sps30Frame.OverheadBytes
            && content[Sps30Frame.CommandByte] == Sps30Frame.ReadCommand)
        {
            return KindOfAnswer(length - Sps30Frame.OverheadBytes);
        }

        // A host frame has no state, so its length lies where the state would be.
        bool echo = content[Sps30Frame.StateByte] == length - Sps30Frame.OverheadBytes + 1;
        bool answer = length >= Sps30Frame.OverheadBytes && content[Sps30Frame.LengthByte] == length - Sps30Frame.OverheadBytes;
        return echo || answer ? FrameKind.Other : FrameKind.None;
    }

    private FrameKind KindOfAnswer(int dataBytes)
    {
        if (content[Sps30Frame.StateByte] != 0)
        {
            return FrameKind.InstrumentError;
        }

        if (dataBytes == 0)
        {
            return FrameKind.Other;
        }

        if (dataBytes != Sps30Frame.FloatBytes && dataBytes != Sps30Frame.IntegerBytes)
        {
            return FrameKind.None;
        }

        // All values 0 are those of a sensor that has no reading yet.
        for (int i = 0; i < dataBytes; i++)
        {
            if (content[Sps30Frame.DataByte + i] != 0)
            {
                return FrameKind.Reading;
            }
        }

        return FrameKind.InstrumentError;
    }
}
