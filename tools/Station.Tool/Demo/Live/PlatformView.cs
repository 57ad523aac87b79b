using System.Diagnostics;
using Station.Page.Contract;
using Station.Platform.Reports;
using Station.Platform.Storage;

namespace Station.Tool.Demo.Live;

/// <summary>What the platform says: its store is looked at when something has come, and not more often than anybody can read.</summary>
internal sealed class PlatformView : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly DemoScene scene;
    private readonly Dictionary<uint, LiveStation> stations;
    private readonly Stopwatch sinceLook = Stopwatch.StartNew();
    private EvidenceReader? reader;
    private StoreReport stored = new([], []);
    private long committedAtLook = -1;

    public PlatformView(DemoScene scene, IReadOnlyList<LiveStation> stations)
    {
        this.scene = scene;
        this.stations = stations.ToDictionary(station => (uint)station.Number);
        scene.Receiver.Stored += Note;
    }

    /// <summary>Looks where that is due.</summary>
    public void Follow()
    {
        long committed = scene.Receiver.Committed;
        if (committed == committedAtLook || (sinceLook.Elapsed < Interval && committedAtLook >= 0))
        {
            return;
        }

        committedAtLook = committed;
        sinceLook.Restart();
        reader ??= EvidenceReader.Open(scene.StorePath);
        stored = reader.Report();
        foreach (LiveStation station in stations.Values)
        {
            station.Follow(reader);
        }
    }

    public VerdictPicture Verdict()
    {
        JudgeCount count = scene.Judge.Count;
        string? broken = scene.Fleet.Stations.SelectMany(station => station.Run.Violations).FirstOrDefault() ?? count.FirstUntrue;
        return new VerdictPicture
        {
            Holds = broken is null && count.Untrue + stored.DuplicatesStored + stored.Conflicts + stored.SealFailures + stored.ChainBreaks + stored.Unexplained == 0,
            Broken = broken,
            TrueMinutes = count.Delivered,
            TrueOthers = count.Hours + count.Events,
            Untrue = count.Untrue,
            StoredTwice = stored.DuplicatesStored,
            Conflicts = stored.Conflicts,
            SealFailures = stored.SealFailures,
            ChainBreaks = stored.ChainBreaks,
            Unexplained = stored.Unexplained,
            AdmittedLost = stored.AdmittedLost,
            Awaited = stored.Awaited,
            WireDuplicates = stored.WireDuplicates,
        };
    }

    public void Dispose()
    {
        scene.Receiver.Stored -= Note;
        reader?.Dispose();
    }

    /// <summary>The receiver has stored messages, on a thread of its own.</summary>
    private void Note(IReadOnlyList<WriteOutcome> outcomes)
    {
        foreach (WriteOutcome outcome in outcomes.Where(outcome => outcome.Records > 0))
        {
            if (outcome.Key is { } key && stations.TryGetValue(key.Station, out LiveStation? station))
            {
                station.History.Arrived(outcome.Sequences);
            }
        }
    }
}
