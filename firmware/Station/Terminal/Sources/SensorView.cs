namespace Station.Terminal.Sources;

/// <summary>A sensor as the terminal shows it. The reader owns it and passes it in to be filled.</summary>
public sealed class SensorView
{
    /// <summary>Name in the profile.</summary>
    public string Name = "";

    /// <summary>Model word in the profile.</summary>
    public string Model = "";

    public SensorCondition Condition;

    public int FramesGood;
    public int ChecksumErrors;
    public int BytesSkipped;
    public int Timeouts;
    public int InstrumentErrors;
    public int Configurations;
    public int BusClears;
    public int PowerCycles;
    public int Recoveries;
    public int TimesGivenUp;

    /// <summary>Values that the sensor gives.</summary>
    public int ValueCount;
}
