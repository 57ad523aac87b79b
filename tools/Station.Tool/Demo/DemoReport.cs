using System.Text.Json;
using System.Text.Json.Serialization;

namespace Station.Tool.Demo;

/// <summary>What a demonstration came to.</summary>
internal sealed record DemoReport
{
    /// <summary>Minutes that a boot may leave out: the one it begins in, the one in which UTC moves the minutes, the one that the end of the run cuts.</summary>
    private const int MinutesOfBoot = 3;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>Number of stations.</summary>
    public required int Stations { get; init; }

    /// <summary>Stations times whole minutes with power, from the virtual clock.</summary>
    public required long Expected { get; init; }

    /// <summary>Boots of all stations.</summary>
    public required long Boots { get; init; }

    /// <summary>Minute records that the stations' journals accepted.</summary>
    public required long Measured { get; init; }

    /// <summary>Of those, records that the platform holds confirmed and whose values, flags and times equal the simulator's truth.</summary>
    public required long Delivered { get; init; }

    /// <summary>Hour records that the platform holds confirmed and that equal the truth.</summary>
    public required long Hours { get; init; }

    /// <summary>Events that do: clock anchors, alarms, levels of days.</summary>
    public required long Events { get; init; }

    /// <summary>Confirmed records that differ from the truth, and hours and alarms that are missing.</summary>
    public required long Untrue { get; init; }

    /// <summary>Records stored twice.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Blocks and live copies that came again on the wire.</summary>
    public required long WireDuplicates { get; init; }

    /// <summary>Records that the stations admit to have lost.</summary>
    public required long Lost { get; init; }

    /// <summary>Records that are neither there nor admitted nor awaited.</summary>
    public required long UnexplainedGaps { get; init; }

    public required long SealFailures { get; init; }

    public required long Conflicts { get; init; }

    public required long ChainBreaks { get; init; }

    public required long OutageSeconds { get; init; }

    /// <summary>Most blocks of one station that waited to be published.</summary>
    public required long MaxBacklog { get; init; }

    /// <summary>What must not happen in the firmware and did.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    public required double SimulatedDays { get; init; }

    /// <summary>Virtual time in which was measured.</summary>
    public required long VirtualSeconds { get; init; }

    /// <summary>Real time of everything, from before the stations are made to this report.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Real time in which was measured: the virtual time over this is the speed that was held.</summary>
    public required double MeasuringSeconds { get; init; }

    /// <summary>Real time by which the slowest station was late in the end; 0 where no speed was asked for.</summary>
    public required double BehindSeconds { get; init; }

    /// <summary>Real time by which the slowest station was late at any time.</summary>
    public required double MostBehindSeconds { get; init; }

    /// <summary>Processor time of this process while it measured, in percent of one processor, divided by the stations. Receiver and judge are in it, a broker of its own is not.</summary>
    public required double CpuPercentPerStation { get; init; }

    /// <summary>Growth of this process's working set, from before the stations were made to the end of measuring, divided by the stations.</summary>
    public required long MemoryBytesPerStation { get; init; }

    /// <summary>Whether the speed that was asked for was held: in the end no station was late by more than a virtual minute took.</summary>
    [JsonIgnore]
    public bool HeldPace => BehindSeconds * VirtualSeconds <= 60 * MeasuringSeconds;

    /// <summary>Whether every law held. A message that was altered on purpose must not verify, so as many failures are right.</summary>
    public bool EveryLawHeld(int alteredMessages) =>
        (Measured + (MinutesOfBoot * Boots)) * 100 >= Expected * 99 && Delivered == Measured && Untrue == 0 && Duplicates == 0 && Lost == 0 && UnexplainedGaps == 0
        && Conflicts == 0 && ChainBreaks == 0 && SealFailures == alteredMessages && Violations.Count == 0;

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
