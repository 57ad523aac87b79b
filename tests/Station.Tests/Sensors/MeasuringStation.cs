using Station.Aggregation;
using Station.Bytes;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Measurement;
using Station.Profiles;
using Station.Simulator.Environments;
using Station.Simulator.Models;
using Station.Simulator.Runs;
using Station.Simulator.Truth;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>A virtual station whose firmware is the measuring chain alone: bytes in, records out.</summary>
internal sealed class MeasuringStation : IFirmwareFactory, IRecordSink, IHourSink, IEventSink, ILocalTime
{
    public const long StartMs = 1_767_225_600_000; // 2026-01-01T00:00:00Z

    private readonly Profile profile;
    private readonly SimulatedStation station;

    public MeasuringStation(
        string profileText,
        IEnvironment? environment = null,
        Func<string, ILineFaults>? faults = null,
        int tickMs = 10,
        Action<StationModels>? beforeStart = null,
        string? wiredAs = null)
    {
        var problems = new ProfileProblems();
        profile = ProfileReader.Read(profileText, problems) ?? throw new InvalidOperationException(problems[0].ToString());
        Models = new StationModels(wiredAs ?? profileText, environment ?? new CityEnvironment(7), faults);
        beforeStart?.Invoke(Models);
        Board = new VirtualBoard(
            new VirtualTime(StartMs),
            new VirtualBoardOptions
            {
                Name = profile.Board,
                TickMs = tickMs,
                WatchdogMs = 0,
                Lines = Models.Lines,
                I2cDevices = Models.I2cDevices,
                ExpanderCount = Models.Expanders.Count,
                SpiDevices = Models.Expanders,
                Supply = Models.Supply ?? new SteadySupply(12_000),
            },
            new MemoryBrokerLink(new MemoryBroker()));
        Board.Rail!.Changed += Models.Book.NoteSupply;
        station = new SimulatedStation(Board, new WitnessedFirmware(this, Models.Book), 1);
        station.PowerOn();
    }

    public Profile Profile => profile;

    public StationModels Models { get; }

    public VirtualBoard Board { get; }

    public MeasuringChain Chain { get; private set; } = null!;

    /// <summary>The volume as the firmware writes to it: the chain hears of each write.</summary>
    public WatchedFiles Files { get; private set; } = null!;

    public List<TakenRecord> Records { get; } = [];

    public List<TakenRecord> Hours { get; } = [];

    public List<(EventType Type, long UptimeMs, byte[] Body)> Events { get; } = [];

    /// <summary>Local time at uptime 0; null while time is not resolved.</summary>
    public long? LocalStartMs { get; set; }

    /// <summary>Zero and span of the channels; null for none.</summary>
    public Calibration[]? Calibrations { get; init; }

    /// <summary>The hour columns of the profile.</summary>
    public HourLayout HourColumns => profile.Hours;

    /// <summary>So many offers of records are refused.</summary>
    public int Refusals { get; set; }

    /// <summary>Drop records and truth as they come, for runs that only look at cost.</summary>
    public bool IsForgetful { get; init; }

    /// <summary>Bytes that the steps of the chain have allocated.</summary>
    public long AllocatedBytes { get; private set; }

    public IPeriodBoundary Boundary { get; set; } = new UptimeBoundary();

    /// <summary>Runs for so long; the firmware must not have thrown.</summary>
    public void RunFor(TimeSpan time)
    {
        station.RunUntil(Board.Time.NowMs + (long)time.TotalMilliseconds);
        Assert.Empty(station.Violations);
    }

    /// <summary>Plans an action at a time after the start.</summary>
    public void At(TimeSpan sinceStart, Action action) => station.At(StartMs + (long)sinceStart.TotalMilliseconds, action);

    /// <summary>Plans a power cut.</summary>
    public void PlanPowerCut(TimeSpan sinceStart, TimeSpan off) =>
        station.PlanPowerCut(StartMs + (long)sinceStart.TotalMilliseconds, (long)off.TotalMilliseconds);

    /// <summary>Index of a channel's column.</summary>
    public int Column(string channel) => Array.FindIndex(profile.Channels, settings => settings.Name == channel);

    /// <summary>Holds every record against the truth: values, flags and reasons.</summary>
    public void AssertEveryRecordIsTrue()
    {
        foreach (TakenRecord record in Records)
        {
            for (int column = 0; column < record.Values.Length; column++)
            {
                TruthValue truth = Models.Book.Expect(record.Boot, record.StartMs, record.LengthMs, column);
                Assert.True(
                    truth.Value == record.Value(column) && truth.Flag == record.Letter(column) && truth.Reason == record.Reason(column),
                    $"boot {record.Boot} at {record.StartMs} ms, {profile.Channels[column].Name}: "
                    + $"{record.Value(column)} {record.Letter(column)} {record.Reason(column)} instead of {truth}");
            }
        }
    }

    public IFirmware Create(IBoard board)
    {
        var problems = new ProfileProblems();
        Files = new WatchedFiles(board.Files, board.Clock);
        var doors = new MeasuringDoors { Flash = Files, Boundary = Boundary, Time = this, Minutes = this, Hours = this, Events = this, Calibrations = Calibrations };
        Chain = MeasuringChainBuilder.Build(profile, board, doors, problems)
            ?? throw new InvalidOperationException(problems[0].ToString());
        return new ChainFirmware(this);
    }

    public bool Accept(PeriodRecord record)
    {
        if (Refusals > 0)
        {
            Refusals--;
            return false;
        }

        if (IsForgetful)
        {
            Models.Book.Forget(Models.Book.BootNumber, record.StartUptimeMs);
            return true;
        }

        Records.Add(TakenRecord.Copy(record, Models.Book.BootNumber));
        return true;
    }

    public bool AcceptHour(PeriodRecord record)
    {
        Hours.Add(TakenRecord.Copy(record, Models.Book.BootNumber));
        return true;
    }

    public bool AcceptEvent(EventType type, long uptimeMs, ByteWriter body)
    {
        Events.Add((type, uptimeMs, body.Buffer[..body.Position]));
        return true;
    }

    public long LocalAtMs(long uptimeMs) => LocalStartMs is { } start ? start + uptimeMs : -1;

    private sealed class ChainFirmware(MeasuringStation station) : IFirmware
    {
        public long Step(long uptimeMs)
        {
            int collections = GC.CollectionCount(0);
            long before = GC.GetAllocatedBytesForCurrentThread();
            long next = station.Chain.Step(uptimeMs);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            // A collection that another test causes takes the rest of this thread's buffer, which then counts as allocated.
            station.AllocatedBytes += GC.CollectionCount(0) == collections ? allocated : 0;
            return next;
        }
    }
}
