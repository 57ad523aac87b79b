using Station.Aggregation;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Profiles;
using Station.Simulator.Environments;
using Station.Simulator.Fleet;
using Station.Simulator.Models;
using Station.Simulator.Runs;
using Station.Simulator.Truth;

namespace Station.Benchmarks.Samples;

/// <summary>
/// The sample path alone on a virtual board: the sensors' bytes go in, minute records come out and are dropped. Counts what the steps of the chain execute and allocate.
/// </summary>
public sealed class SampleCycle : IFirmwareFactory, IFirmware, IRecordSink
{
    private const long StartUtcMs = 1_767_225_600_000; // 2026-01-01
    private const long MinuteMs = 60_000;
    private const int SteadySupplyMv = 12_600;
    private const ulong Seed = 7;

    private readonly Profile profile;
    private readonly Func<long> executed;
    private readonly VirtualBoard board;
    private readonly SimulatedStation station;
    private readonly TruthBook truth;
    private MeasuringChain chain = null!;
    private long instructions;
    private long heapBytes;
    private long records;

    private SampleCycle(string profileText, Func<long> executed)
    {
        this.executed = executed;
        var problems = new ProfileProblems();
        profile = ProfileReader.Read(profileText, problems) ?? throw new ArgumentException(problems[0].ToString(), nameof(profileText));
        BoardKind kind = BoardKind.Find(profile.Board) ?? throw new ArgumentException($"there is no board '{profile.Board}'", nameof(profileText));
        var models = new StationModels(profileText, Surroundings.Of(profileText, Seed));
        var options = new VirtualBoardOptions
        {
            Name = profile.Board,
            WatchdogMs = 0,
            Lines = models.Lines,
            I2cDevices = models.I2cDevices,
            ExpanderCount = kind.ExpanderCount,
            SpiDevices = models.Expanders,
            Supply = models.Supply ?? new SteadySupply(SteadySupplyMv),
        };
        board = new VirtualBoard(new VirtualTime(StartUtcMs), options, new MemoryBrokerLink(new MemoryBroker()));
        truth = models.Book;
        station = new SimulatedStation(board, new WitnessedFirmware(this, truth), Seed);
    }

    /// <summary>Runs a profile; made of types that a copy of this assembly shares with it (<see cref="Instructions.CountedFirmware.Drive"/>).</summary>
    /// <param name="profileText">The profile.</param>
    /// <param name="warmUpMinutes">Minutes before it counts: sensors have warmed up and every buffer is there.</param>
    /// <param name="measuredMinutes">Minutes that count.</param>
    /// <param name="executed">Tells the instructions that were executed so far.</param>
    /// <returns>Instructions, managed bytes, records.</returns>
    public static long[] Run(string profileText, int warmUpMinutes, int measuredMinutes, Func<long> executed)
    {
        var cycle = new SampleCycle(profileText, executed);
        cycle.station.PowerOn();
        cycle.RunFor(warmUpMinutes);
        (cycle.instructions, cycle.heapBytes, cycle.records) = (0, 0, 0);
        cycle.RunFor(measuredMinutes);
        return [cycle.instructions, cycle.heapBytes, cycle.records];
    }

    public IFirmware Create(IBoard virtualBoard)
    {
        var problems = new ProfileProblems();
        var unkept = new UnkeptRecords();
        var doors = new MeasuringDoors { Boundary = new UptimeBoundary(), Time = unkept, Minutes = this, Hours = unkept, Events = unkept };
        chain = MeasuringChainBuilder.Build(profile, virtualBoard, doors, problems)
            ?? throw new InvalidOperationException(problems[0].ToString());
        return this;
    }

    public long Step(long uptimeMs)
    {
        long executedBefore = executed();
        int collections = GC.CollectionCount(0);
        long heapBefore = GC.GetAllocatedBytesForCurrentThread();
        long dueMs = chain.Step(uptimeMs);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - heapBefore;

        // A collection counts the rest of the thread's buffer as allocated: the step in which one comes says nothing.
        heapBytes += GC.CollectionCount(0) == collections ? allocated : 0;
        instructions += executed() - executedBefore;
        return dueMs;
    }

    public bool Accept(PeriodRecord record)
    {
        // The models note what they were asked for; kept for ever, those notes would be taken for the firmware's memory.
        truth.Forget(truth.BootNumber, record.StartUptimeMs);
        records++;
        return true;
    }

    private void RunFor(int minutes)
    {
        station.RunUntil(board.Time.NowMs + minutes * MinuteMs);
        if (station.Violations.Count > 0)
        {
            throw new InvalidOperationException(station.Violations[0]);
        }
    }
}
