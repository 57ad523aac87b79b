namespace Station.Platform.Wire;

/// <summary>Payload of an event block to events. Events are rare, so that each may be an object of its own.</summary>
internal static class EventBlockDecoder
{
    private const int LongestBody = 3000;

    public static Fault Decode(ReadOnlySpan<byte> payload, EventBlock block)
    {
        block.Clear();
        var reader = new ByteReader(payload);
        block.Header = BlockHeader.Read(ref reader);
        var sequence = block.Header.FirstSequence - 1;
        var uptimeMs = block.Header.StartMs;
        for (var index = 0; index < block.Header.Count && !reader.Failed; index++)
        {
            var gap = reader.ReadVarint(0, int.MaxValue, Fault.SequenceGap);
            var afterMs = reader.ReadVarint();
            reader.Require(index > 0 || gap == 0, Fault.SequenceGap);
            reader.Require(index > 0 || afterMs == 0, Fault.StartGap);
            sequence += gap + 1;
            uptimeMs = unchecked(uptimeMs + afterMs);
            reader.Require(uptimeMs >= 0, Fault.StartGap);
            ReadEvent(ref reader, block, sequence, uptimeMs);
        }

        reader.ExpectEnd();
        return reader.Fault;
    }

    private static void ReadEvent(ref ByteReader reader, EventBlock block, long sequence, long uptimeMs)
    {
        var type = reader.ReadByte();
        var body = reader.Take((int)reader.ReadVarint(0, LongestBody, Fault.EventLength));
        if (reader.Failed)
        {
            return;
        }

        var bodyReader = new ByteReader(body);
        var detail = ReadDetail(ref bodyReader, type);
        if (detail is not null)
        {
            bodyReader.ExpectEnd();
        }

        reader.Require(!bodyReader.Failed, bodyReader.Fault);
        block.Add(new EventRecord(sequence, uptimeMs, type, body.ToArray(), detail));
    }

    private static EventDetail? ReadDetail(ref ByteReader reader, byte type) => type switch
    {
        EventType.Boot => BootEvent.Read(ref reader),
        EventType.Context => ContextEvent.Read(ref reader),
        EventType.Anchor => AnchorEvent.Read(ref reader),
        EventType.Loss => LossEvent.Read(ref reader),
        EventType.DayLevels => DayLevelsEvent.Read(ref reader),
        EventType.Calibration => CalibrationEvent.Read(ref reader),
        EventType.Alarm => AlarmEvent.Read(ref reader),
        EventType.Settings => SettingsEvent.Read(ref reader),
        EventType.Status => StatusEvent.Read(ref reader),
        _ => null,
    };
}
