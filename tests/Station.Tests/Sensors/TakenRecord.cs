using Station.Aggregation;
using Station.Measurement;

namespace Station.Tests.Sensors;

/// <summary>A copy of a record as the journal would keep it.</summary>
internal sealed record TakenRecord(
    int Boot, long StartMs, int LengthMs, int ValidSeconds, int[] Values, QualityFlag[] Flags, QualityReason[] Reasons)
{
    public static TakenRecord Copy(PeriodRecord record, int boot) => new(
        boot,
        record.StartUptimeMs,
        record.LengthMs,
        record.ValidSeconds,
        (int[])record.Values.Clone(),
        (QualityFlag[])record.Flags.Clone(),
        (QualityReason[])record.Reasons.Clone());

    public int? Value(int column) => Values[column] == PeriodRecord.Missing ? null : Values[column];

    public char Letter(int column) => "NFMSDCTB"[(int)Flags[column]];

    public string Reason(int column) => Reasons[column] switch
    {
        QualityReason.None => "normal",
        QualityReason.WarmUp => "warm-up",
        QualityReason.Silence => "silence",
        QualityReason.ChecksumLoss => "checksum-loss",
        QualityReason.AboveRange => "above-range",
        QualityReason.BelowRange => "below-range",
        QualityReason.TooFewReadings => "too-few-readings",
        QualityReason.InstrumentError => "instrument-error",
        QualityReason.Maintenance => "maintenance",
        QualityReason.Calibrating => "calibrating",
        QualityReason.OutOfOperation => "out-of-operation",
        QualityReason.ManualEntry => "manual-entry",
        QualityReason.Stuck => "stuck",
        QualityReason.Implausible => "implausible",
        QualityReason.RateOfChange => "rate-of-change",
        QualityReason.Humid => "humid",
        QualityReason.FlashWrite => "flash-write",
        _ => "?",
    };
}
