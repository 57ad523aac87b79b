namespace Station.Uplink;

/// <summary>The topics of one station (docs/telemetry-format.md section 3).</summary>
public sealed class Topics
{
    public Topics(uint station)
    {
        string prefix = "sf1/" + station.ToString("x8") + "/";
        Block = prefix + "block";
        Live = prefix + "live";
        Session = prefix + "session";
        Context = prefix + "context";
        Status = prefix + "status";
        Receipt = prefix + "receipt";
    }

    public string Block { get; }

    public string Live { get; }

    public string Session { get; }

    public string Context { get; }

    public string Status { get; }

    public string Receipt { get; }
}
