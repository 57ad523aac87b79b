using Station.Aggregation;
using Station.Bytes;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Profiles;
using Station.Simulator.Environments;
using Station.Simulator.Models;
using Station.Simulator.Runs;

namespace Station.Benchmarks.Tests.Instructions;

/// <summary>The measuring chain of a profile on a virtual board, from the bytes of the sensors to minute and hour records, and nothing else.</summary>
public sealed class SamplePath : IFirmwareFactory, IFirmware, IRecordSink, IHourSink, IEventSink, ILocalTime
{
    private const long StartMs = 1_767_225_600_000;

    private readonly Profile profile;
    private MeasuringChain? chain;

    private SamplePath(string text)
    {
        profile = ProfileReader.Read(text, new ProfileProblems()) ?? throw new ArgumentException("no profile", nameof(text));
    }

    public int Minutes { get; private set; }

    /// <summary>Runs for so many minutes; returns the records of minutes.</summary>
    public static int Run(string profileText, int minutes)
    {
        var path = new SamplePath(profileText);
        var models = new StationModels(profileText, new CityEnvironment(7));
        var board = new VirtualBoard(
            new VirtualTime(StartMs),
            new VirtualBoardOptions
            {
                Name = path.profile.Board,
                WatchdogMs = 0,
                Lines = models.Lines,
                I2cDevices = models.I2cDevices,
                ExpanderCount = models.Expanders.Count,
                SpiDevices = models.Expanders,
                Supply = models.Supply!,
            },
            new MemoryBrokerLink(new MemoryBroker()));
        var station = new SimulatedStation(board, path, 1);
        station.PowerOn();
        station.RunUntil(StartMs + (minutes * 60_000L));
        return station.Violations.Count == 0 ? path.Minutes : throw new InvalidOperationException(station.Violations[0]);
    }

    public IFirmware Create(IBoard board)
    {
        var doors = new MeasuringDoors { Boundary = new UptimeBoundary(), Time = this, Minutes = this, Hours = this, Events = this };
        chain = MeasuringChainBuilder.Build(profile, board, doors, new ProfileProblems());
        return this;
    }

    public long Step(long uptimeMs) => chain!.Step(uptimeMs);

    public bool Accept(PeriodRecord record)
    {
        Minutes++;
        return true;
    }

    public bool AcceptHour(PeriodRecord record) => true;

    public bool AcceptEvent(EventType type, long uptimeMs, ByteWriter body) => true;

    public long LocalAtMs(long uptimeMs) => StartMs + uptimeMs;
}
