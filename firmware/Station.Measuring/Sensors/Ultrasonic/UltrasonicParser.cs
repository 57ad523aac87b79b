using Station.Sensors.Serial;

namespace Station.Sensors.Ultrasonic;

/// <summary>
/// Frames of the A02YYUW and its relatives (DFRobot SEN0311 data sheet, "UART output"): <c>FF</c>, distance in mm high and
/// low, low byte of the sum of these three.
/// </summary>
public sealed class UltrasonicParser : FrameScanner
{
    public const byte Header = 0xFF;
    public const int LengthBytes = 4;

    /// <summary>From here on the two bytes are a code, not a distance: FFFE interference, FFFD no target (SEN0754).</summary>
    private const int LowestErrorCode = 0xFFFD;

    private readonly byte headerInSum;

    /// <param name="counters">Where what is found is counted.</param>
    /// <param name="sumWithoutHeader">The last byte sums the two bytes of the distance alone (JSN-SR04T v3, AJ-SR04M).</param>
    public UltrasonicParser(SensorCounters counters, bool sumWithoutHeader = false)
        : base(LengthBytes, counters)
    {
        headerInSum = sumWithoutHeader ? (byte)0 : Header;
    }

    /// <summary>Distance of the last frame.</summary>
    public int DistanceMm => Buffer[1] << 8 | Buffer[2];

    protected override int Inspect(byte[] buffer, int available, out FrameKind kind)
    {
        kind = FrameKind.None;
        if (buffer[0] != Header)
        {
            return NoFrame;
        }

        if (available < LengthBytes)
        {
            return LengthBytes;
        }

        if ((byte)(headerInSum + buffer[1] + buffer[2]) != buffer[3])
        {
            return Damaged;
        }

        int distanceMm = buffer[1] << 8 | buffer[2];
        kind = distanceMm == 0 || distanceMm >= LowestErrorCode ? FrameKind.InstrumentError : FrameKind.Reading;
        return LengthBytes;
    }
}
