namespace Station.Platform.Wire;

/// <summary>What an event says, read from its body.</summary>
public abstract record EventDetail
{
    /// <summary>Reads a body that has been accepted; null for a type that this receiver does not know, and for a body that is none of its type.</summary>
    /// <param name="type">One of <see cref="EventType"/>.</param>
    /// <param name="body">The body.</param>
    public static EventDetail? Read(byte type, byte[] body)
    {
        var reader = new ByteReader(body);
        EventDetail? detail = Read(ref reader, type);
        if (detail is not null)
        {
            reader.ExpectEnd();
        }

        return reader.Failed ? null : detail;
    }

    internal static EventDetail? Read(ref ByteReader reader, byte type) => type switch
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
