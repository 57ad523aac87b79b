using System.Collections.Concurrent;
using Station.Platform.Storage;
using Station.Simulator.Fleet;

namespace Station.Tool.Demo;

/// <summary>Judges the stations of a demonstration while it runs: now and then what the store has got of each, so that the truth about it can be forgotten.</summary>
internal sealed class FleetJudge : IDisposable
{
    /// <summary>Virtual time between two looks at a station. Blocks arrive hourly; more frequent looks would find little, less frequent ones make more to remember.</summary>
    private const long IntervalMs = 15 * MinuteMs;

    private const long MinuteMs = 60_000;

    private readonly string storePath;
    private readonly Dictionary<FleetStation, (StationJudge Judge, long[] DueMs)> judges;
    private readonly ConcurrentBag<EvidenceReader> readers = [];

    /// <param name="stations">The stations; their looks are spread over the interval.</param>
    /// <param name="storePath">The platform's store, which need not be there yet.</param>
    /// <param name="startMs">True time at which the stations begin.</param>
    public FleetJudge(IReadOnlyList<FleetStation> stations, string storePath, long startMs)
    {
        this.storePath = storePath;
        judges = stations.ToDictionary(
            station => station, station => (new StationJudge(station), new[] { startMs + (station.Identity.Number * MinuteMs % IntervalMs) + MinuteMs }));
    }

    /// <summary>What all verdicts so far come to.</summary>
    public JudgeCount Count => JudgeCount.Sum(judges.Values.Select(pair => pair.Judge.Count));

    /// <summary>Judges a station where that is due. Nobody else may have to do with the station meanwhile.</summary>
    public void Visit(FleetStation station)
    {
        long nowMs = station.Board.Time.NowMs;
        (StationJudge judge, long[] dueMs) = judges[station];
        if (nowMs >= dueMs[0])
        {
            dueMs[0] = nowMs + IntervalMs;
            Judge(station, judge, false);
        }
    }

    /// <summary>What is measured from now on does not count: the run is over, and the stations only deliver.</summary>
    public void SetLimits()
    {
        foreach ((FleetStation station, (StationJudge judge, _)) in judges)
        {
            judge.SequenceLimit = station.NextSequence;
        }
    }

    /// <summary>Judges all stations, which stand still.</summary>
    /// <param name="isLast">Nothing more will come.</param>
    public void JudgeAll(bool isLast) => Parallel.ForEach(
        judges, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, pair => Judge(pair.Key, pair.Value.Judge, isLast));

    public void Dispose()
    {
        while (readers.TryTake(out EvidenceReader? reader))
        {
            reader.Dispose();
        }
    }

    private void Judge(FleetStation station, StationJudge judge, bool isLast)
    {
        EvidenceReader reader = readers.TryTake(out EvidenceReader? free) ? free : EvidenceReader.Open(storePath);
        var key = new StoreKey(station.Identity.Number, station.Identity.Generation);
        judge.Take(reader.ReadConfirmed(key, judge.FromSequence, judge.LastMinuteSequence), isLast);
        judge.Forget();
        readers.Add(reader);
    }
}
