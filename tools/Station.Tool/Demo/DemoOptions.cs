using Station.Platform.Reception;

namespace Station.Tool.Demo;

/// <summary>What a demonstration is to show.</summary>
internal sealed record DemoOptions
{
    /// <summary>Virtual seconds a second that may be asked for.</summary>
    public const double LargestSpeed = 1_000_000;

    /// <summary>Text of the profile that every station measures by.</summary>
    public required string ProfileText { get; init; }

    public int Stations { get; init; } = 1;

    /// <summary>Virtual seconds a real second; null for as fast as the machine can.</summary>
    public double? Speed { get; init; }

    /// <summary>Virtual time that is measured; null until somebody stops it.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>An uplink outage of a third of the time in the middle, with one power cut and one restart of the receiver inside.</summary>
    public bool Outage { get; init; }

    /// <summary>A real broker; null for one in this process.</summary>
    public BrokerAddress? Broker { get; init; }

    /// <summary>How stations and receiver log in there.</summary>
    public BrokerLogin Login { get; init; } = BrokerLogin.None;

    /// <summary>Number of the first station's block message, from 1, that is altered on its way; 0 for none.</summary>
    public int AlteredBlock { get; init; }

    /// <summary>Empty directory for the raw messages and the keys; null when they go with the run.</summary>
    public string? KeepDirectory { get; init; }

    /// <summary>Seed of worlds, crystals and random generators.</summary>
    public ulong Seed { get; init; } = 1;
}
