using Station.Simulator.Faults.Flash;
using Station.Simulator.Faults.Machine;
using Station.Simulator.Faults.Network;
using Station.Simulator.Faults.People;
using Station.Simulator.Faults.Platform;
using Station.Simulator.Faults.Power;
using Station.Simulator.Faults.Sensors;
using Station.Simulator.Faults.Time;
using Station.Simulator.Faults.Wires;

namespace Station.Simulator.Faults;

/// <summary>Every kind of fault that there is.</summary>
public static class FaultTable
{
    /// <summary>The swarm draws by place in this table: new kinds go to the end of their family.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new PowerCut(), new PowerCutInWrite(), new SupplyFlapping(), new TornWrite(), new PowerCutBehindBlock(), new RaggedSupply(),
        new SlowFlash(), new FullFlash(), new RottenFlash(), new LostBlocks(), new FormattedFlash(), new FlashSetBack(), new RefusingFlash(), new SpoiltTail(), new WornBlocks(),
        new WireNoise(), new WrongBaud(), new Talker(), new DisturbedCommits(),
        new HeldBus(), new BusRefusals(), new BusNoise(), new MisplacedDevice(), new ExpanderRefusals(), new ExpanderNoise(), new DeadExpander(),
        new SilentSensor(), new GarbledSensor(), new FailingSensor(), new CutSensor(), new RestartedSensor(), new StuckQuantity(), new DriftingQuantity(), new ExtremeQuantity(), new LateSensor(),
        new LyingTimeServer(), new NoTimeServers(), new UnsynchronisedServer(), new LopsidedTimePath(), new CalendarJump(), new StoppedClockChip(),
        new UplinkDown(), new UplinkHalfOpen(), new UplinkFlapping(), new ConnectionReset(), new NoAccessPoint(), new RefusingAccessPoint(), new NoNames(), new RefusingBroker(),
        new ExpiredCertificate(), new RestartedBroker(), new SlowNetwork(), new DoubledMessages(), new UnruledAcknowledgements(), new ExceededQuota(),
        new UnruledReceipts(), new HostileMessages(),
        new OneStall(), new EndlessStall(), new RandomStalls(),
        new LowMemory(), new RefusingHeap(),
        new TypedLine(), new TypedNoise(), new Command(),
        new ReceiverDown(), new StoreSetBack(), new LosingReceiver(),
    ];

    public static FaultKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    public static IEnumerable<FaultKind> Of(FaultFamily family) => All.Where(kind => kind.Family == family);
}
