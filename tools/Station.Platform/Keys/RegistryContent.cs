namespace Station.Platform.Keys;

/// <summary>What a registry holds: its stations, and what was done with them.</summary>
public sealed record RegistryContent(IReadOnlyList<RegisteredStation> Stations, IReadOnlyList<RegistryLogEntry> Log)
{
    public static readonly RegistryContent Empty = new([], []);

    /// <summary>The same with one more entry in the log.</summary>
    internal RegistryContent Logged(DateTimeOffset time, string what) => this with { Log = [.. Log, new RegistryLogEntry(time, what)] };

    /// <summary>The same with a station put in the place of the one of its number and generation, or added.</summary>
    internal RegistryContent With(RegisteredStation station) => this with
    {
        Stations = [.. Stations.Where(other => (other.Number, other.Generation) != (station.Number, station.Generation)), station],
    };
}
