namespace Station.Uplink;

/// <summary>The topics of one station (docs/telemetry-format.md section 3).</summary>
public sealed class Topics
{
    private readonly string prefix;

    public Topics(uint station)
    {
        string number = station.ToString("x8");
        prefix = "sf1/" + number + "/";
        ClientId = "sf1-" + number;
        Block = prefix + "block";
        Live = prefix + "live";
        Status = prefix + "status";
        Receipt = prefix + "receipt";
        Command = prefix + "command";
    }

    /// <summary>The client id that this station connects with.</summary>
    public string ClientId { get; }

    public string Block { get; }

    public string Live { get; }

    /// <summary>Made when it is asked for, which is seldom.</summary>
    public string Session => prefix + "session";

    /// <summary>Made when it is asked for, which is seldom.</summary>
    public string Context => prefix + "context";

    public string Status { get; }

    public string Receipt { get; }

    public string Command { get; }

    /// <summary>Made when it is asked for, which is seldom.</summary>
    public string Answer => prefix + "answer";
}
