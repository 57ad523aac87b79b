namespace Station.Page.Contract;

/// <summary>A station at one moment.</summary>
public sealed record StationPicture
{
    public required int Number { get; init; }

    /// <summary>Whether its supply is there.</summary>
    public required bool HasPower { get; init; }

    /// <summary>Whether its firmware runs: not while it is off or starts.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>Boots so far.</summary>
    public required int Boots { get; init; }

    /// <summary>What was done to its way to the broker.</summary>
    public required UplinkWay Uplink { get; init; }

    /// <summary>Whether it has a connection to the broker through which answers come.</summary>
    public required bool IsConnected { get; init; }

    /// <summary>Power, sensors, uplink.</summary>
    public required IReadOnlyList<LightPicture> Lights { get; init; }

    public required IReadOnlyList<SensorPicture> Sensors { get; init; }

    public required BufferPicture Buffer { get; init; }

    public required FlashPicture Flash { get; init; }

    /// <summary>The highest version of its chart points (<see cref="IShow.PointsAfter"/>).</summary>
    public required long PointsVersion { get; init; }

    /// <summary>Characters that its terminal has printed (<see cref="IShow.PrintedAfter"/>).</summary>
    public required long Printed { get; init; }
}
