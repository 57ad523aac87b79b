namespace Station.Uplink;

/// <summary>The topics of one station (docs/telemetry-format.md section 3).</summary>
public sealed class Topics
{
    public Topics(uint station)
    {
        string number = station.ToString("x8");
        string prefix = "sf1/" + number + "/";
        ClientId = "sf1-" + number;
        Block = prefix + "block";
        Live = prefix + "live";
        Session = prefix + "session";
        Context = prefix + "context";
        Status = prefix + "status";
        Receipt = prefix + "receipt";
        Command = prefix + "command";
        Answer = prefix + "answer";
    }

    /// <summary>The client id that this station connects with.</summary>
    public string ClientId { get; }

    public string Block { get; }

    public string Live { get; }

    public string Session { get; }

    public string Context { get; }

    public string Status { get; }

    public string Receipt { get; }

    public string Command { get; }

    public string Answer { get; }
}
