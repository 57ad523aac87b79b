using Station.Aggregation;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Simulator.Fleet;
using Station.Uplink;

namespace Station.Benchmarks.Heap;

/// <summary>
/// A whole station through connects, an outage, the drain of a backlog, receipts, minutes and hours, on the device's own assemblies. Whenever a step may have taken more than was ever
/// live, what is live in that instant is measured: everything that is held, and what the methods that run have in their hands.
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

    private readonly LiveHeap live = new([typeof(MeasuringChain).Assembly, typeof(DeliveryChain).Assembly, typeof(Firmware).Assembly], AllocationWeaver.ObserverType);
    private readonly FleetStation station;
    private readonly Dictionary<HalCall, long> calls = [];
    private readonly AdapterObjects adapters;
    private readonly TakenObjects taken = new();
    private bool isStepping;
    private long atMostBytes;
    private int takenThen;
    private long lookDueMs;
    private long peakBytes;
    private long heldBytes;
    private Dictionary<string, int> heldBy = [];

    private HeapCycle(string profileText)
    {
        var identity = new StationIdentity(1, 0, new byte[32], new byte[32]);
        station = new FleetStation(identity, profileText, StartMs, new MemoryBrokerLink(new MemoryBroker()), Seed)
        {
            Around = firmware => new WatchedFirmware(firmware, Begin, End),
        };
        adapters = new AdapterObjects(station.Profile);
        station.Board.Gate.StallSource = (call, nowMs) =>
        {
            Count(call, nowMs);
            Look();
            return 0;
        };
    }

    /// <summary>Runs a profile on a fresh copy of the device build.</summary>
    /// <param name="profileText">The profile.</param>
    /// <param name="holders">So many of those that hold most are named.</param>
    /// <exception cref="InvalidOperationException">The firmware broke a law.</exception>
    public static HeapFigures Run(string profileText, int holders)
    {
        ObservedFirmware firmware = ObservedFirmware.Load();
        object[] figures = firmware.Drive<object[]>(Measure, profileText, (Action<Action<object>>)firmware.Show);
        var byCall = (Dictionary<string, double>)figures[3];
        return new HeapFigures((long)figures[0], (long)figures[1], ((Dictionary<string, int>)figures[2]).Take(holders).ToDictionary(), byCall.Values.Sum(), byCall);
    }

    /// <summary>The run; made of types that a copy of this assembly shares with it.</summary>
    /// <param name="profileText">The profile.</param>
    /// <param name="show">Takes whom each object is to be shown that the firmware takes.</param>
    /// <returns>Bytes at the peak, bytes that were held then, by what, and what adapters allocate in a minute by call.</returns>
    public static object[] Measure(string profileText, Action<Action<object>> show)
    {
        var cycle = new HeapCycle(profileText);
        show(cycle.Take);
        cycle.station.Run.PowerOn();
        cycle.RunFor(OnlineMinutes);
        cycle.station.Uplink.Set(LinkCondition.Down, cycle.station.Board.Time.NowMs);
        cycle.RunFor(OutageMinutes);
        cycle.station.Uplink.Set(LinkCondition.Up, cycle.station.Board.Time.NowMs);
        cycle.RunFor(DrainMinutes);
        cycle.calls.Clear();
        (long i2cBytes, long fileBytes) = cycle.SpecialBytes();
        cycle.RunFor(ServiceMinutes);
        (long i2cBytesNow, long fileBytesNow) = cycle.SpecialBytes();
        Dictionary<string, double> byCall = cycle.calls.Where(pair => AdapterHeap.BytesOf(pair.Key) > 0)
            .ToDictionary(pair => pair.Key.ToString(), pair => (double)pair.Value * AdapterHeap.BytesOf(pair.Key) / ServiceMinutes);
        if (byCall.ContainsKey(nameof(HalCall.I2c)))
        {
            byCall[nameof(HalCall.I2c)] += (double)(i2cBytesNow - i2cBytes) / ServiceMinutes;
        }

        byCall[nameof(HalCall.FileWrite)] += (double)(fileBytesNow - fileBytes) / ServiceMinutes;
        return [cycle.peakBytes, cycle.heldBytes, cycle.heldBy, byCall];
    }

    /// <summary>What calls so far took beyond the bytes of a usual one of their kind: transfers on the bus, and operations on files, nearly all of which write.</summary>
    private (long I2c, long File) SpecialBytes() =>
    (
        (station.Board.Bus.Exchanges * AdapterHeap.ExchangeSurplusBytes) - (station.Board.Bus.SingleBytes * AdapterHeap.SingleByteSavingBytes),
        -station.Board.Storage.Repetitions * AdapterHeap.SamePathSavingBytes);

    private void Begin()
    {
        isStepping = true;
        Look();
    }

    private void Take(object item)
    {
        if (isStepping)
        {
            taken.Add(item);
            Look();
        }
    }

    private void End()
    {
        Look();
        isStepping = false;
        if (taken.Bytes > 0)
        {
            atMostBytes = live.Measure(station.Firmware!);
            taken.Clear();
            takenThen = 0;
        }
    }

    /// <summary>Measures what is live now, unless it cannot be more than ever: not more than when that was measured last, and what was taken since then.</summary>
    private void Look()
    {
        if (!isStepping || atMostBytes + taken.Bytes - takenThen + adapters.Bytes + AdapterObjects.InFlightBytes(station.Board.Session) <= peakBytes)
        {
            return;
        }

        int held = live.Measure(station.Firmware!);
        byte[][] payloads = station.Board.Session.InFlightPayloads;
        int inHand = taken.BytesInUse(item => live.Holds(item) || payloads.Contains(item));
        int inFlight = AdapterObjects.InFlightBytes(station.Board.Session);
        atMostBytes = held + inHand;
        takenThen = taken.Bytes;
        if (held + adapters.Bytes + inHand + inFlight > peakBytes)
        {
            heldBytes = held + adapters.Bytes;
            peakBytes = heldBytes + inHand + inFlight;
            heldBy = live.ByOwner.Concat(adapters.ByOwner).Append(new("in hand", inHand)).Append(new("in flight", inFlight))
                .OrderByDescending(pair => pair.Value).ToDictionary();
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

    private void RunFor(int minutes)
    {
        station.Run.RunUntil(station.Board.Time.NowMs + (minutes * MinuteMs));
        if (station.Run.Violations.Count > 0)
        {
            throw new InvalidOperationException(station.Run.Violations[0]);
        }
    }
}
