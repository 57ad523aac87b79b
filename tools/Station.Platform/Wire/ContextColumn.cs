namespace Station.Platform.Wire;

/// <summary>What one column of the records means, and the calibration behind it.</summary>
public sealed record ContextColumn(
    string Factor,
    byte Statistic,
    string Unit,
    int Exponent,
    long Instance,
    ContextCalibration Calibration)
{
    /// <summary>Powers of ten beyond this are no measurement; a bound keeps readers from computing with them.</summary>
    private const int LargestExponent = 18;

    internal static ContextColumn Read(ref ByteReader reader)
    {
        var column = new ContextColumn(
            reader.ReadText(),
            reader.ReadByte(),
            reader.ReadText(),
            reader.ReadZigzag32(Fault.EventBody),
            reader.ReadVarint(),
            ContextCalibration.Read(ref reader));
        reader.Require(column.Exponent is >= -LargestExponent and <= LargestExponent, Fault.EventBody);
        return column;
    }

    /// <summary>A column of the hour records: it names the column whose factor, instance and calibration are its own as well.</summary>
    internal static ContextColumn ReadOfHour(ref ByteReader reader, ContextColumn[] sources)
    {
        var source = sources[(int)reader.ReadVarint(0, sources.Length - 1, Fault.Columns)];
        var column = source with
        {
            Statistic = reader.ReadByte(),
            Unit = reader.ReadText(),
            Exponent = reader.ReadZigzag32(Fault.EventBody),
        };
        reader.Require(column.Exponent is >= -LargestExponent and <= LargestExponent, Fault.EventBody);
        return column;
    }
}
