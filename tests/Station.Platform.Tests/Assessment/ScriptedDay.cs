using Station.Platform.Assessment;
using Station.Platform.Standards;
using Station.Platform.Storage;
using Station.Platform.Tests.Encoding;
using Station.Platform.Tests.Standards;

namespace Station.Platform.Tests.Assessment;

/// <summary>A station's day as a test wants it: blocks of minutes or hours with the columns of one context.</summary>
internal sealed class ScriptedDay : IDisposable
{
    public const int HourMs = 3_600_000;

    /// <summary>Uptime at the day's start: the station has run for a day and two hours.</summary>
    private const long UptimeMs = 26 * HourMs;

    private readonly TestStation station = new();
    private readonly TestStore store;

    public ScriptedDay(params (string Factor, int Statistic, string Unit, int Exponent, int Instance)[] columns)
        : this(0, columns)
    {
    }

    public ScriptedDay(int maintenance, params (string Factor, int Statistic, string Unit, int Exponent, int Instance)[] columns)
    {
        store = new TestStore(station);
        Script = new StationScript(station);
        Write(Script.Events((2, TestEvents.ContextOf(1, maintenance, columns))));
    }

    public StationScript Script { get; }

    public string Path => store.Path;

    public uint Station => station.Number;

    public LocalDay Day { get; init; } = new(new DateOnly(2026, 11, 23));

    public void Write(params RawMessage[] messages) => store.Write(messages);

    /// <summary>Without it no record has a time.</summary>
    public ScriptedDay Anchored(long errorMs = 0)
    {
        Write(Script.Events((3, TestEvents.Anchor(UptimeMs, Day.StartUtcMs + errorMs, 20))));
        return this;
    }

    /// <summary>Minutes of one hour (or whatever period), the first at a ms of the day.</summary>
    public ScriptedDay Periods(long atMs, int count, int periodSeconds, Func<int, TestCell[]> cells, int? validSeconds = null)
    {
        Write(Block(atMs, count, periodSeconds, cells, validSeconds));
        return this;
    }

    public RawMessage Block(long atMs, int count, int periodSeconds, Func<int, TestCell[]> cells, int? validSeconds = null)
    {
        var first = Script.Skip(count);
        var records = Enumerable.Range(0, count).Select(index => new TestPeriodRecord(
            first + index, UptimeMs + atMs + (1000L * periodSeconds * index), 1000 * periodSeconds, validSeconds ?? periodSeconds, cells(index)));
        return Script.Seal(new TestPeriodBlock(new TestHeader { Kind = periodSeconds == 3600 ? 0x12 : 0x11 }, periodSeconds, [.. records]));
    }

    /// <summary>Whole hours of minutes, each with the same cells.</summary>
    public ScriptedDay Hours(int first, int count, params TestCell[] cells)
    {
        for (var hour = first; hour < first + count; hour++)
        {
            Periods(hour * (long)HourMs, 60, 60, _ => cells);
        }

        return this;
    }

    public DayAssessment Assess(string? zone = null, LocalDay? day = null, uint? number = null)
    {
        using var reader = EvidenceReader.Open(store.Path);
        var found = zone is null ? null : SeedTables.Zones.Zones.Single(candidate => candidate.Name == zone);
        return new DayAssessor(store.Path, reader, SeedTables.All).Assess(number ?? station.Number, day ?? Day, found);
    }

    public void Dispose() => store.Dispose();
}
