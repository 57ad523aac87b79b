using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Hal.Simulated.Mqtt;
using Station.Profiles;
using Station.Simulator.Environments;
using Station.Simulator.Models;
using Station.Simulator.Runs;
using Station.Simulator.Truth;
using Station.Texts;
using Station.Uplink;

namespace Station.Simulator.Fleet;

/// <summary>
/// A whole simulated station with the real firmware: a provisioned board, a device on every wire, a world around it, a way to the broker, and
/// the truth about what it must report.
/// </summary>
public sealed class FleetStation : IFirmwareFactory
{
    private const int LargestDriftPpm = 20;

    /// <summary>A DS3231 has no other address.</summary>
    private const int ClockChipAddress = 0x68;

    /// <summary>Within what the firmware allows for: 3.5 ppm, and 5 ppm of aging.</summary>
    private const int LargestChipDriftPpm = 8;

    private readonly FirmwareFactory factory = new();
    private readonly LastResort lastResort;
    private readonly StationTraits traits;
    private readonly BoardKind kind;
    private readonly int driftPpm;
    private long acceptedBefore;
    private Firmware? firmware;

    /// <param name="identity">Who it is.</param>
    /// <param name="profileText">What it measures; the firmware must accept it.</param>
    /// <param name="startMs">True UTC at which its time begins.</param>
    /// <param name="broker">The way to the broker; faults are laid around it.</param>
    /// <param name="seed">Of its world, its crystal and its random generator.</param>
    /// <param name="language">What its terminal speaks.</param>
    /// <param name="environment">Its world; a city's of that seed without it.</param>
    /// <param name="security">How it reaches its broker with TLS; in plain text without it.</param>
    /// <param name="traits">Its hardware, where that is not the usual one.</param>
    public FleetStation(
        StationIdentity identity,
        string profileText,
        long startMs,
        IBrokerLink broker,
        ulong seed,
        Language language = Language.Chinese,
        IEnvironment? environment = null,
        BrokerSecurity? security = null,
        StationTraits? traits = null)
    {
        this.traits = traits ?? new StationTraits();
        Identity = identity;
        Profile = ReadProfile(profileText);
        kind = BoardKind.Find(Profile.Board)!;
        driftPpm = this.traits.DriftPpm ?? (int)(seed % (2 * LargestDriftPpm + 1)) - LargestDriftPpm;
        Models = new StationModels(profileText, environment ?? Surroundings.Of(profileText, seed), this.traits.FaultsOf);
        if (this.traits.HasClockChip)
        {
            ClockChip = new RealTimeClockModel((int)(SeededNoise.Bits(seed, ClockChipAddress) % (2 * LargestChipDriftPpm + 1)) - LargestChipDriftPpm);
            Models.I2cDevices.Add(ClockChipAddress, ClockChip);
        }

        Uplink = new FaultyBrokerLink(broker);
        Board = new VirtualBoard(new VirtualTime(startMs), CreateOptions(profileText, seed, language, security), Uplink);
        if (Board.Rail is { } rail)
        {
            rail.Changed += Models.Book.NoteSupply;
        }

        foreach (string name in StationProvisioning.TimeServers)
        {
            Board.Udp.Hosts[name] = new SimulatedTimeServer();
        }

        Board.Storage.Operated += operation =>
        {
            if (operation.Verb is "replace" or "append" or "delete")
            {
                Models.Book.NoteFlashWrite(Board.Crystal.UptimeAt(Board.Time.NowMs));
            }
        };
        lastResort = new LastResort(this, Heap);
        Run = new SimulatedStation(Board, lastResort, seed);
    }

    public StationIdentity Identity { get; }

    /// <summary>The profile as the firmware reads it.</summary>
    public Profile Profile { get; }

    public StationModels Models { get; }

    /// <summary>Its real-time clock; null where none is fitted.</summary>
    public RealTimeClockModel? ClockChip { get; }

    public VirtualBoard Board { get; }

    /// <summary>The way to the broker, with its faults.</summary>
    public FaultyBrokerLink Uplink { get; }

    /// <summary>Where its firmware takes its objects from, if it was woven for that (<see cref="FirmwareHeap"/>).</summary>
    public VirtualHeap Heap { get; } = new();

    /// <summary>Boots that ended because the heap refused something.</summary>
    public int Falls => lastResort.Falls;

    /// <summary>The loop that runs it.</summary>
    public SimulatedStation Run { get; }

    /// <summary>The firmware of the present boot; null while there is none.</summary>
    public Firmware? Firmware => firmware;

    /// <summary>Its road to the platform; null while there is none.</summary>
    public DeliveryChain? Delivery { get; private set; }

    /// <summary>Puts something around the firmware of the next boot; null for nothing.</summary>
    public Func<IFirmware, IFirmware>? Around { get; set; }

    /// <summary>Minute records that the journal has accepted, over all boots.</summary>
    public long Measured => acceptedBefore + AcceptedInBoot;

    /// <summary>Sequences below this have been given out, as far as the running boot knows.</summary>
    public long NextSequence => Delivery?.Store.NextSequence ?? 0;

    private long AcceptedInBoot => Delivery?.Opening.AcceptedRecords ?? 0;

    private Dictionary<long, long> BootStartsMs { get; } = [];

    /// <summary>True UTC at an uptime of a boot, by the crystal's own drift; null for a boot that never was.</summary>
    public long? TrueUtcMs(long boot, long uptimeMs) =>
        BootStartsMs.TryGetValue(boot, out long startMs) ? startMs + (uptimeMs * 1_000_000 / (1_000_000 + driftPpm)) : null;

    public IFirmware Create(IBoard board)
    {
        acceptedBefore += AcceptedInBoot;
        firmware = null;
        Delivery = null;
        firmware = (Firmware)factory.Create(board);
        Delivery = firmware.Delivery;
        int boot = Delivery?.Journal.Boot.Boot ?? 0;
        Models.Book.Forget(boot, long.MaxValue);
        Models.Book.BeginBoot(boot);
        BootStartsMs[boot] = Board.Crystal.BootMs - (Run.Boots == 1 ? traits.UptimeAtFirstBootMs * 1_000_000 / (1_000_000 + driftPpm) : 0);
        var witnessed = new Witness(firmware, Models.Book);
        return Around is null ? witnessed : Around(witnessed);
    }

    private static Profile ReadProfile(string text)
    {
        var problems = new ProfileProblems();
        return ProfileTrial.Read(text, problems) ?? throw new ArgumentException(problems[0].ToString(), nameof(text));
    }

    private VirtualBoardOptions CreateOptions(string profileText, ulong seed, Language language, BrokerSecurity? security)
    {
        return new VirtualBoardOptions
        {
            Name = kind.Name,
            Seed = seed,
            DriftPpm = driftPpm,
            UptimeAtFirstBootMs = traits.UptimeAtFirstBootMs,
            TickAtFirstBootMs = traits.TickAtFirstBootMs,
            HasSensorRail = kind.HasSensorRail,
            HasExternalRam = kind.HasExternalRam,
            Flash = StationProvisioning.CreateVolume(traits.VolumeBlocks * FlashGeometry.BlockBytes ?? kind.VolumeBytes, Identity, profileText, language, security, traits.HasClockChip ? ClockChipAddress : 0),
            Lines = Models.Lines,
            SensorPorts = kind.SensorPorts,
            I2cDevices = Models.I2cDevices,
            ExpanderCount = kind.ExpanderCount,
            SpiDevices = Models.Expanders,
            ClockChipAddress = traits.HasClockChip ? ClockChipAddress : 0,
            Supply = Models.Supply ?? new SteadySupply(12_600),
        };
    }
}
