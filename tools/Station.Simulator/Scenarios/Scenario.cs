using System.Globalization;
using System.Text;
using Station.Simulator.Faults;

namespace Station.Simulator.Scenarios;

/// <summary>A run as a text can say it: a station, faults at their times, and what must come of it. Of two runs of one scenario everything is the same.</summary>
public sealed record Scenario
{
    /// <summary>2026-12-01T00:00:00Z: any day after the release will do.</summary>
    public const long UsualStartMs = 1_796_083_200_000;

    public const long UsualSettleMs = 6 * 3_600_000;

    internal const string TlsBroker = "tls";
    internal const string PlainBroker = "plain";
    internal const string ClockFitted = "fitted";
    internal const string NoClock = "none";

    public string Name { get; init; } = "unnamed";

    /// <summary>Name of the station's profile.</summary>
    public string Profile { get; init; } = "reference";

    public ulong Seed { get; init; } = 1;

    /// <summary>Virtual time until everything is lifted.</summary>
    public long ForMs { get; init; }

    /// <summary>Virtual time after that, in which the station must come to itself.</summary>
    public long SettleMs { get; init; } = UsualSettleMs;

    /// <summary>True UTC of the start.</summary>
    public long StartMs { get; init; } = UsualStartMs;

    /// <summary>How much faster than true time the crystal runs.</summary>
    public int DriftPpm { get; init; }

    /// <summary>What the uptime reads when the first boot begins.</summary>
    public long FirstUptimeMs { get; init; }

    /// <summary>What the platform's tick reads then.</summary>
    public long FirstTickMs { get; init; }

    /// <summary>Blocks of flash of its volume; 0 for as many as its board has.</summary>
    public int VolumeBlocks { get; init; }

    /// <summary>Whether a real-time clock is fitted.</summary>
    public bool HasClockChip { get; init; }

    /// <summary>Whether station and broker speak TLS.</summary>
    public bool UsesTls { get; init; }

    public IReadOnlyList<FaultStep> Steps { get; init; } = [];

    public IReadOnlyList<Expectation> Expectations { get; init; } = [];

    /// <summary>The text, as it is read back.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        Line(text, "scenario", Name);
        Line(text, "profile", Profile);
        Line(text, "seed", Seed.ToString(CultureInfo.InvariantCulture));
        Line(text, "for", VirtualDuration.Write(ForMs));
        Line(text, "settle", VirtualDuration.Write(SettleMs));
        Line(text, "start", DateTimeOffset.FromUnixTimeMilliseconds(StartMs).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Line(text, "drift", DriftPpm.ToString(CultureInfo.InvariantCulture));
        Line(text, "uptime", VirtualDuration.Write(FirstUptimeMs));
        Line(text, "tick", VirtualDuration.Write(FirstTickMs));
        if (VolumeBlocks > 0)
        {
            Line(text, "volume", VolumeBlocks.ToString(CultureInfo.InvariantCulture));
        }

        Line(text, "clock", HasClockChip ? ClockFitted : NoClock);
        Line(text, "broker", UsesTls ? TlsBroker : PlainBroker);
        text.Append('\n');
        foreach (FaultStep step in Steps)
        {
            text.Append(step).Append('\n');
        }

        foreach (Expectation expectation in Expectations)
        {
            text.Append(expectation).Append('\n');
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string key, string value) => text.Append(key.PadRight(9)).Append(value).Append('\n');
}
