using Station.Supervision;

namespace Station.Terminal.Sources;

/// <summary>What the command <c>status</c> shows of the station itself.</summary>
public interface IStatusSource
{
    /// <summary>Name of the board definition.</summary>
    string BoardName { get; }

    /// <summary>Name of the place, empty when none is set.</summary>
    string Site { get; }

    /// <summary>Station number, 0 when the station is not provisioned.</summary>
    long StationNumber { get; }

    int Generation { get; }

    /// <summary>The profile in force.</summary>
    string ProfileName { get; }

    int ProfileVersion { get; }

    /// <summary>Number of this boot.</summary>
    int Boot { get; }

    BootCause Cause { get; }

    /// <summary>What the last boot left behind about its end, empty when nothing.</summary>
    string CauseDetail { get; }

    int ShortBoots { get; }

    int FreeMemoryBytes { get; }
}
