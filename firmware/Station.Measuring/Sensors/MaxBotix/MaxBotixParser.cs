using Station.Sensors.Serial;

namespace Station.Sensors.MaxBotix;

/// <summary>
/// Lines of MaxBotix sensors (data sheets of MB7389 and MB7092, "serial output"): <c>R</c>, three or four digits, carriage return. There is no
/// checksum, so the form is taken strictly.
/// </summary>
public sealed class MaxBotixParser : FrameScanner
{
    private const int FewestDigits = 3;
    private const int MostDigits = 4;
    private const byte Header = (byte)'R';
    private const byte End = (byte)'\r';

    private readonly int[] noTarget;

    public MaxBotixParser(int[] noTarget, SensorCounters counters)
        : base(MostDigits + 2, counters)
    {
        this.noTarget = noTarget;
    }

    /// <summary>The number of the last line, in the model's unit.</summary>
    public int Distance { get; private set; }

    protected override int Inspect(byte[] buffer, int available, out FrameKind kind)
    {
        kind = FrameKind.None;
        if (buffer[0] != Header)
        {
            return NoFrame;
        }

        int number = 0;
        for (int i = 1; i < available; i++)
        {
            int digit = buffer[i] - '0';
            if (digit >= 0 && digit <= 9 && i <= MostDigits)
            {
                number = number * 10 + digit;
                continue;
            }

            if (buffer[i] != End || i <= FewestDigits)
            {
                return NoFrame;
            }

            Distance = number;
            kind = System.Array.IndexOf(noTarget, number) >= 0 ? FrameKind.InstrumentError : FrameKind.Reading;
            return i + 1;
        }

        return available + 1;
    }
}
