namespace Station.Platform.Wire;

/// <summary>The stable words for faults, as they stand in the store and in docs/errors.md.</summary>
public static class FaultTokens
{
    public static string Token(this Fault fault) => fault switch
    {
        Fault.None => "none",
        Fault.Size => "size",
        Fault.Topic => "topic",
        Fault.Envelope => "envelope",
        Fault.TopicStation => "topic-station",
        Fault.Station => "station",
        Fault.Generation => "generation",
        Fault.Kind => "kind",
        Fault.TopicKind => "topic-kind",
        Fault.Epoch => "epoch",
        Fault.Seal => "seal",
        Fault.Truncated => "truncated",
        Fault.TrailingBytes => "trailing-bytes",
        Fault.NumberForm => "number-form",
        Fault.NumberRange => "number-range",
        Fault.Boot => "boot",
        Fault.Held => "held",
        Fault.Count => "count",
        Fault.Previous => "previous",
        Fault.Period => "period",
        Fault.Columns => "columns",
        Fault.SeriesForm => "series-form",
        Fault.FillBits => "fill-bits",
        Fault.SequenceGap => "sequence-gap",
        Fault.StartGap => "start-gap",
        Fault.Length => "length",
        Fault.ValidSeconds => "valid-seconds",
        Fault.Quality => "quality",
        Fault.ValueRange => "value-range",
        Fault.EventLength => "event-length",
        Fault.EventBody => "event-body",
        Fault.Text => "text",
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
