namespace Station.Platform.Wire;

/// <summary>All that is needed to read the blocks of one context years later.</summary>
public sealed record ContextEvent(
    long Context,
    string Site,
    long LatitudeMicrodegrees,
    long LongitudeMicrodegrees,
    long UtcOffsetMinutes,
    long DayBoundaryMinutes,
    string FirmwareVersion,
    byte[] FirmwareHash,
    string Board,
    string Profile,
    long ProfileVersion,
    bool Maintenance,
    ContextSensor[] Sensors,
    ContextColumn[] Columns,
    ContextColumn[] HourColumns) : EventDetail
{
    private const int MostSensors = 32;

    internal static ContextEvent Read(ref ByteReader reader)
    {
        ContextEvent context = ReadBody(ref reader);
        return context with { HourColumns = ReadHourColumns(ref reader, context.Columns) };
    }

    private static ContextEvent ReadBody(ref ByteReader reader) => new(
        reader.ReadVarint(),
        reader.ReadText(),
        reader.ReadZigzag(),
        reader.ReadZigzag(),
        reader.ReadZigzag(),
        reader.ReadVarint(),
        reader.ReadText(),
        reader.Take((int)reader.ReadVarint(0, int.MaxValue, Fault.Truncated)).ToArray(),
        reader.ReadText(),
        reader.ReadText(),
        reader.ReadVarint(),
        ReadMaintenance(ref reader),
        ReadSensors(ref reader),
        ReadColumns(ref reader),
        []);

    private static bool ReadMaintenance(ref ByteReader reader)
    {
        var value = reader.ReadByte();
        reader.Require(value <= 1, Fault.EventBody);
        return value == 1;
    }

    private static ContextSensor[] ReadSensors(ref ByteReader reader)
    {
        var sensors = new ContextSensor[(int)reader.ReadVarint(0, MostSensors, Fault.EventBody)];
        for (var index = 0; index < sensors.Length; index++)
        {
            sensors[index] = ContextSensor.Read(ref reader);
        }

        return sensors;
    }

    private static ContextColumn[] ReadColumns(ref ByteReader reader)
    {
        var columns = new ContextColumn[(int)reader.ReadVarint(1, PeriodBlock.MostColumns, Fault.Columns)];
        for (var index = 0; index < columns.Length; index++)
        {
            columns[index] = ContextColumn.Read(ref reader);
        }

        return columns;
    }

    private static ContextColumn[] ReadHourColumns(ref ByteReader reader, ContextColumn[] sources)
    {
        var columns = new ContextColumn[(int)reader.ReadVarint(0, PeriodBlock.MostColumns, Fault.Columns)];
        for (var index = 0; index < columns.Length; index++)
        {
            columns[index] = ContextColumn.ReadOfHour(ref reader, sources);
        }

        return columns;
    }
}
