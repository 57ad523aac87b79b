using Station.Measurement;

namespace Station.Aggregation;

/// <summary>What a measuring chain has to do with the rest of the station.</summary>
public sealed class MeasuringDoors
{
    /// <summary>Where minutes end.</summary>
    public IPeriodBoundary Boundary { get; set; }

    /// <summary>By which hours and days are cut.</summary>
    public ILocalTime Time { get; set; }

    /// <summary>Takes minute records.</summary>
    public IRecordSink Minutes { get; set; }

    /// <summary>Takes hour records.</summary>
    public IHourSink Hours { get; set; }

    /// <summary>Takes events.</summary>
    public IEventSink Events { get; set; }

    /// <summary>Hurries minutes while an alarm lasts; null where nothing is sent.</summary>
    public IReportPace Pace { get; set; }

    /// <summary>Tells when flash was written; null where nothing is.</summary>
    public IFlashActivity Flash { get; set; }

    /// <summary>Zero and span of each channel; null for none.</summary>
    public Calibration[] Calibrations { get; set; }
}
