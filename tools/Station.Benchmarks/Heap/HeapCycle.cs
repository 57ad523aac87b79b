using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Simulator.Fleet;

namespace Station.Benchmarks.Heap;

/// <summary>
/// A whole station through connects, an outage, the drain of a backlog, receipts, minutes and hours. After each step that took memory what is held is measured; what the step took is held to
/// have been live all at once, on top.
/// </summary>
public sealed class HeapCycle
{
    private const long StartMs = 1_796_083_200_000;
    private const long MinuteMs = 60_000;
    private const ulong Seed = 3;
    private const int OnlineMinutes = 70;
    private const int OutageMinutes = 150;
    private const int DrainMinutes = 40;
    private const int ServiceMinutes = 60;
    private const int MostHolders = 12;

    /// <summary>
    /// Bytes of the device for one of this process: fields take 12 there whatever their type and 8 at most here, with a header of 12 against 16, so that an object of whole numbers takes up
    /// to three times as much; arrays of numbers and texts, which are most of it, take less.
    /// </summary>
    private const int DeviceForHost = 3;

    private readonly HalMeter meter = new();
    private readonly LiveHeap live = new(typeof(Firmware).Assembly);
    private readonly FleetStation station;
    private readonly Dictionary<HalCall, long> calls = [];
    private long halBefore;
    private HeapFigures worst = new(0, 0, new Dictionary<string, int>(), 0, new Dictionary<string, double>());

    private HeapCycle(string profileText)
    {
        var identity = new StationIdentity(1, 0, new byte[32], new byte[32]);
        station = new FleetStation(identity, profileText, StartMs, new MemoryBrokerLink(new MemoryBroker()), Seed)
        {
            Around = board => new MeteredBoard(board, meter),
            Stepped = Take,
        };
        station.Board.Gate.StallSource = (call, _) =>
        {
            calls[call] = calls.GetValueOrDefault(call) + 1;
            return 0;
        };
    }

    /// <summary>Runs a profile.</summary>
    /// <exception cref="InvalidOperationException">The firmware broke a law.</exception>
    public static HeapFigures Run(string profileText)
    {
        var cycle = new HeapCycle(profileText);
        cycle.station.Run.PowerOn();
        cycle.RunFor(OnlineMinutes);
        cycle.station.Uplink.Set(LinkCondition.Down, cycle.station.Board.Time.NowMs);
        cycle.RunFor(OutageMinutes);
        cycle.station.Uplink.Set(LinkCondition.Up, cycle.station.Board.Time.NowMs);
        cycle.RunFor(DrainMinutes);
        cycle.calls.Clear();
        cycle.RunFor(ServiceMinutes);
        Dictionary<string, double> byCall = cycle.calls.Where(pair => AdapterHeap.BytesOf(pair.Key) > 0)
            .ToDictionary(pair => pair.Key.ToString(), pair => (double)pair.Value * AdapterHeap.BytesOf(pair.Key) / ServiceMinutes);
        return cycle.worst with { AdapterBytesPerMinute = byCall.Values.Sum(), AdapterBytesByCall = byCall };
    }

    private void Take(long hostBytes)
    {
        long taken = (hostBytes - (meter.Bytes - halBefore)) * DeviceForHost;
        halBefore = meter.Bytes;
        if (taken == 0)
        {
            return;
        }

        long held = live.Measure(station.Firmware!);
        if (held + taken > worst.PeakLiveBytes)
        {
            Dictionary<string, int> holders = live.ByOwner.OrderByDescending(pair => pair.Value).Take(MostHolders).ToDictionary();
            worst = worst with { PeakLiveBytes = held + taken, HeldBytes = held, HeldBy = holders };
        }
    }

    private void RunFor(int minutes)
    {
        station.Run.RunUntil(station.Board.Time.NowMs + (minutes * MinuteMs));
        if (station.Run.Violations.Count > 0)
        {
            throw new InvalidOperationException(station.Run.Violations[0]);
        }
    }
}
