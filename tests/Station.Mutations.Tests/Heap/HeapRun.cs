using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Platform.Reports;
using Station.Simulator.Fleet;
using Station.Simulator.Runs;
using Station.Tests.Laws;

namespace Station.Mutations.Tests.Heap;

/// <summary>
/// A station whose heap refuses at a chosen point of its life: first start, connect, minutes, the end of an hour, somebody at the terminal, an outage, the drain behind it. Afterwards all is well for long enough, and
/// what arrived is held against what was accepted. It runs in a copy of this assembly that is bound to woven firmware, so it speaks in types of the base library.
/// </summary>
public sealed class HeapRun : IDisposable
{
    private const long StartMs = 1_796_083_200_000; // 2026-12-01T00:00:00Z
    private const long MinuteMs = 60_000;
    private const long SliceMs = 2_000;
    private const ulong Seed = 5;
    private const int RecordKindMinute = 1;

    /// <summary>A boot that fell lasts a minute; the next one records from its first whole minute on.</summary>
    private const int SettlingMinutes = 12;

    /// <summary>What somebody types, a line every so often.</summary>
    private static readonly string[] Typed =
    [
        "help", "status", "channels", "set", "set site elsewhere", "calibrate temperature 0.5 1 2026-12-01 Li --yes", "mode humidity maintenance", "buffer", "time",
        "set broker-host another.example broker-port 1883", "network", "log", "nonsense", "mode humidity measuring", "lang en", "reboot --yes",
    ];

    private const int TypingIntervalMs = 20_000;

    private readonly PlatformOnMemoryBroker platform = new(StartMs);
    private readonly FleetStation station;
    private readonly List<long> marks = [];

    private HeapRun(string profileText)
    {
        var identity = new StationIdentity(PlatformOnMemoryBroker.StationNumber, 0, platform.Keys.FirstChainKey, platform.Keys.CommandKey);
        station = new FleetStation(identity, profileText, StartMs, new MemoryBrokerLink(platform.Broker), Seed);
        FirmwareHeap.Use(station.Heap);
    }

    /// <summary>Phases of the run; the marks that it returns are the objects that had been asked for at the end of each.</summary>
    public static string[] Phases { get; } = ["start", "connect", "minutes", "hour", "service", "outage", "drain"];

    private VirtualHeap Heap => station.Heap;

    private SimulatedStation Loop => station.Run;

    /// <summary>Runs one.</summary>
    /// <param name="profileText">What the station measures.</param>
    /// <param name="number">The object that is refused, 1 for the first; 0 for none.</param>
    /// <param name="count">How many are.</param>
    /// <returns>The marks, then the number of times that the firmware fell, then what must not have happened.</returns>
    public static object[] Run(string profileText, long number, long count)
    {
        using var one = new HeapRun(profileText);
        if (number > 0)
        {
            one.Heap.Fail(number, count);
        }

        one.Live();
        return [one.marks.ToArray(), one.station.Falls, one.Judge()];
    }

    public void Dispose()
    {
        FirmwareHeap.Use(null);
        platform.Dispose();
    }

    private void Live()
    {
        Loop.PowerOn();
        PassUntil(0.05);
        PassUntil(3.5);
        PassUntil(50);
        PassUntil(62);
        Serve();
        PassUntil(72);
        station.Uplink.Set(LinkCondition.Down, station.Board.Time.NowMs);
        PassUntil(100);
        station.Uplink.Set(LinkCondition.Up, station.Board.Time.NowMs);
        PassUntil(115);
    }

    /// <summary>Somebody comes with a cable, and the key steps, which the platform could have asked for.</summary>
    private void Serve()
    {
        long atMs = station.Board.Time.NowMs;
        Loop.At(atMs, () => station.Firmware?.Delivery?.Epochs.RequestStep());
        foreach (string line in Typed)
        {
            Loop.At(atMs += TypingIntervalMs, () => station.Board.Console.Type(line + "\r"));
        }
    }

    /// <summary>Ends a phase.</summary>
    private void PassUntil(double minutes)
    {
        Pass(StartMs + (long)(minutes * MinuteMs));
        marks.Add(Heap.Allocations);
    }

    private void Pass(long untilMs)
    {
        while (station.Board.Time.NowMs < untilMs)
        {
            Loop.RunUntil(Math.Min(station.Board.Time.NowMs + SliceMs, untilMs));
            platform.Pump(station.Board.Time.NowMs);
        }
    }

    /// <summary>What must not have happened, one line each.</summary>
    private string[] Judge()
    {
        Heap.Recover();
        Pass(station.Board.Time.NowMs + (SettlingMinutes * MinuteMs));
        long measured = station.Measured;
        long sequence = station.NextSequence;
        List<string> wrong = [.. Loop.Violations];
        if (station.Firmware?.Delivery?.Journal.CloseOpenBlocks() != true)
        {
            return [.. wrong, "the station is not in service again"];
        }

        Pass(station.Board.Time.NowMs + (SettlingMinutes * MinuteMs));
        StoreReport store = platform.Report();
        GapReport report = store.Stations.Single();
        long confirmed = platform.Records().Count(record => record.Kind == RecordKindMinute && record.IsConfirmed && record.Sequence < sequence);
        long[] counts = [report.Unexplained.Count, report.AdmittedLost, report.Conflicts, report.DuplicatesStored, report.ChainBreaks];
        if (counts.Any(count => count != 0))
        {
            wrong.Add($"unexplained, admitted as lost, conflicts, duplicates, chain breaks: {string.Join(", ", counts)}");
        }

        // The fall may come between the moment in which a record is durable and that in which it is counted.
        if (confirmed < measured || confirmed > measured + station.Falls)
        {
            wrong.Add($"{measured} minutes were accepted and {confirmed} arrived");
        }

        if (station.Measured <= measured)
        {
            wrong.Add("nothing is measured any more");
        }

        return [.. wrong];
    }
}
