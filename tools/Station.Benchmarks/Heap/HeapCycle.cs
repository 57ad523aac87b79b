using Station.Aggregation;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Simulator.Fleet;

namespace Station.Benchmarks.Heap;

/// <summary>
/// A whole station through connects, an outage, the drain of a backlog, receipts, minutes and hours, on the device's own assemblies. After each step that took memory what is held is
/// measured; what the step took is held to have been live all at once, on top.
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

    private readonly LiveHeap live = new(typeof(MeasuringChain).Assembly, typeof(Firmware).Assembly);
    private readonly FleetStation station;
    private readonly Func<long> allocated;
    private readonly Dictionary<HalCall, long> calls = [];
    private readonly AdapterObjects adapters;
    private long allocatedBefore;
    private long inFlightBytes;
    private long lookDueMs;
    private long peakBytes;
    private long heldBytes;
    private Dictionary<string, int> heldBy = [];

    private HeapCycle(string profileText, Func<long> allocated)
    {
        this.allocated = allocated;
        var identity = new StationIdentity(1, 0, new byte[32], new byte[32]);
        station = new FleetStation(identity, profileText, StartMs, new MemoryBrokerLink(new MemoryBroker()), Seed)
        {
            Around = firmware => new WatchedFirmware(firmware, Begin, Take),
        };
        adapters = new AdapterObjects(station.Profile);
        station.Board.Gate.StallSource = (call, nowMs) =>
        {
            Count(call, nowMs);
            NoteInFlight();
            return 0;
        };
    }

    /// <summary>Runs a profile on a fresh copy of the device build.</summary>
    /// <exception cref="InvalidOperationException">The firmware broke a law.</exception>
    public static HeapFigures Run(string profileText)
    {
        ObservedFirmware firmware = ObservedFirmware.Load();
        object[] figures = firmware.Drive<object[]>(Measure, profileText, () => firmware.AllocatedBytes);
        var byCall = (Dictionary<string, double>)figures[3];
        return new HeapFigures((long)figures[0], (long)figures[1], (Dictionary<string, int>)figures[2], byCall.Values.Sum(), byCall);
    }

    /// <summary>The run; made of types that a copy of this assembly shares with it.</summary>
    /// <param name="profileText">The profile.</param>
    /// <param name="allocated">Tells the bytes that the firmware has taken so far.</param>
    /// <returns>Bytes at the peak, bytes that were held then, by what, and what adapters allocate in a minute by call.</returns>
    public static object[] Measure(string profileText, Func<long> allocated)
    {
        var cycle = new HeapCycle(profileText, allocated);
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
        return [cycle.peakBytes, cycle.heldBytes, cycle.heldBy, byCall];
    }

    private void Begin()
    {
        allocatedBefore = allocated();
        inFlightBytes = 0;
    }

    private void Take()
    {
        NoteInFlight();
        long taken = allocated() - allocatedBefore + inFlightBytes;
        if (taken == 0)
        {
            return;
        }

        long held = live.Measure(station.Firmware!) + adapters.Bytes;
        if (held + taken > peakBytes)
        {
            peakBytes = held + taken;
            heldBytes = held;
            heldBy = live.ByOwner.Concat(adapters.ByOwner).OrderByDescending(pair => pair.Value).Take(MostHolders).ToDictionary();
        }
    }

    private void Count(HalCall call, long nowMs)
    {
        if (call == HalCall.Network && nowMs < lookDueMs)
        {
            return;
        }

        lookDueMs = call == HalCall.Network ? nowMs + AdapterHeap.LookIntervalMs : lookDueMs;
        calls[call] = calls.GetValueOrDefault(call) + 1;
    }

    /// <summary>What is acknowledged within a step was in flight in it all the same.</summary>
    private void NoteInFlight() => inFlightBytes = Math.Max(inFlightBytes, AdapterObjects.InFlightBytes(station.Board.Session));

    private void RunFor(int minutes)
    {
        station.Run.RunUntil(station.Board.Time.NowMs + (minutes * MinuteMs));
        if (station.Run.Violations.Count > 0)
        {
            throw new InvalidOperationException(station.Run.Violations[0]);
        }
    }
}
