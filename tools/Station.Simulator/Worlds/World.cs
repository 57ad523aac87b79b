using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Hal.Simulated.Tls;
using Station.Platform.Keys;
using Station.Settings;
using Station.Simulator.Environments;
using Station.Simulator.Fleet;
using Station.Simulator.Models;
using Station.Simulator.Oracles;
using Station.Simulator.Runs;

namespace Station.Simulator.Worlds;

/// <summary>One station with the real firmware and all that it depends on, in one virtual time and one thread: what faults are done to and oracles look at.</summary>
public sealed class World
{
    public const int TimeServerCount = 3;

    /// <summary>What a station of the reference board has free.</summary>
    public const int UsualFreeMemory = 64 * 1_024;

    private const uint StationNumber = 0x51;

    private readonly Dictionary<string, SensorTrouble> sensors = [];
    private readonly SerialLine[] lines;
    private readonly Dictionary<LinkCondition, int> uplinkConditions = [];
    private readonly Dictionary<ReceiptFate, int> fates = [];
    private readonly Dictionary<AcknowledgementFate, int> acknowledgementFates = [];
    private readonly Dictionary<int, int> misplaced = [];

    /// <summary>How many reasons each expander has to have no supply.</summary>
    private readonly Dictionary<int, int> deadExpanders = [];
    private Dictionary<string, IDatagramHost>? deadNames;
    private int disturbedPercent;
    private int refusals;
    private int refusedPermille;
    private long publicationsSeen;

    /// <param name="profileText">What the station measures.</param>
    /// <param name="seed">Of everything that is random.</param>
    /// <param name="startMs">True UTC at which it begins.</param>
    /// <param name="traits">Hardware of the station; what goes wrong with its sensors is this world's.</param>
    /// <param name="usesTls">Whether station and broker speak TLS.</param>
    public World(string profileText, ulong seed, long startMs, StationTraits traits, bool usesTls = false)
    {
        Seed = seed;
        StartMs = startMs;
        Random = new SeededRandom(seed ^ 0x5EED_F001);
        byte[] root = SHA256.HashData(Encoding.ASCII.GetBytes("simulated root " + seed.ToString(CultureInfo.InvariantCulture)));
        var registered = new RegisteredStation(StationNumber, 0, "simulated", root);
        Keys = new StationKeys(registered);
        Environment = new TroubledEnvironment(Surroundings.Of(profileText, seed));
        Station = new FleetStation(
            new StationIdentity(StationNumber, 0, Keys.FirstChainKey, Keys.CommandKey),
            profileText,
            startMs,
            new MemoryBrokerLink(Broker),
            seed,
            environment: Environment,
            security: usesTls ? new BrokerSecurity(WorldCertificates.AuthorityPem) { Host = WorldCertificates.Host, Encryption = SettingsSchema.EncryptionInLittleMemory } : null,
            traits: traits with { FaultsOf = CreateTrouble });
        Broker.Tls = usesTls ? new TlsServer { Certificate = X509Certificate2.CreateFromPem(WorldCertificates.BrokerPem) } : null;
        Board = Station.Board;
        Time = Board.Time;
        Run = Station.Run;
        Station.Uplink.Host = StationProvisioning.BrokerHost;
        Board.WiFi.AccessPointName = StationProvisioning.NetworkName;
        Board.Storage.Waited += DisturbLines;
        lines = [.. Station.Models.Lines.OrderBy(line => line.Key, StringComparer.Ordinal).Select(line => line.Value)];
        Platform = new MemoryPlatform(Time, Broker, registered, Findings) { Fate = DrawFate };
        Storage = new SupplyAndFlash(Run, Random);
        Desk = new CommandDesk(Platform, Board);
        Stalls = new StallPlan(Board.Gate, seed ^ 0x57A11);
    }

    public ulong Seed { get; }

    public long StartMs { get; }

    /// <summary>For what happens within a fault; what faults there are is not drawn from it.</summary>
    public SeededRandom Random { get; }

    /// <summary>What must not be and is.</summary>
    public Findings Findings { get; } = new();

    public MemoryBroker Broker { get; } = new();

    public FleetStation Station { get; }

    public MemoryPlatform Platform { get; }

    /// <summary>The station's keys, as the platform derives them.</summary>
    public StationKeys Keys { get; }

    public TroubledEnvironment Environment { get; }

    public SupplyAndFlash Storage { get; }

    public CommandDesk Desk { get; }

    public StallPlan Stalls { get; }

    /// <summary>What goes wrong with each sensor, by its name.</summary>
    public IReadOnlyDictionary<string, SensorTrouble> Sensors => sensors;

    // These three are asked for after every event, of which there are hundreds of millions: the way to them is short.
    public VirtualBoard Board { get; }

    public VirtualTime Time { get; }

    public SimulatedStation Run { get; }

    public long NowMs => Time.NowMs;

    /// <summary>Whether a byte was lost or changed because flash was being written.</summary>
    public bool HasCommitHitWire { get; private set; }

    /// <summary>When the fault that is being applied ends.</summary>
    public long StepEndsMs { get; internal set; }

    /// <summary>Does what is due next, at the latest at <paramref name="limitMs"/>.</summary>
    public void RunNext(long limitMs)
    {
        if (Run.NextDueMs > limitMs)
        {
            Time.AdvanceTo(limitMs);
            return;
        }

        Run.RunNext();
        if (Broker.Publications != publicationsSeen)
        {
            publicationsSeen = Broker.Publications;
            Time.At(NowMs + Broker.LatencyMs, Platform.Pump);
        }
    }

    public SimulatedTimeServer TimeServer(long number) => (SimulatedTimeServer)(deadNames ?? Board.Udp.Hosts)[StationProvisioning.TimeServers[number - 1]];

    /// <summary>Does something to a serial line by number; the number goes around.</summary>
    public void WithLine(long number, Action<SerialLine> action)
    {
        if (lines.Length > 0)
        {
            action(lines[number % lines.Length]);
        }
    }

    /// <summary>Does something to a sensor by its place in the profile; the place goes around.</summary>
    public void WithSensor(long number, Action<SensorTrouble> action)
    {
        if (sensors.Count > 0)
        {
            action(sensors.ElementAt((int)(number % sensors.Count)).Value);
        }
    }

    /// <summary>One more or one fewer reason for the uplink to be in a condition; the worst one counts.</summary>
    public void SetUplink(LinkCondition condition, bool isOn)
    {
        uplinkConditions[condition] = Math.Max(0, uplinkConditions.GetValueOrDefault(condition) + (isOn ? 1 : -1));
        Station.Uplink.Set(
            uplinkConditions.GetValueOrDefault(LinkCondition.Down) > 0 ? LinkCondition.Down
                : uplinkConditions.GetValueOrDefault(LinkCondition.HalfOpen) > 0 ? LinkCondition.HalfOpen : LinkCondition.Up,
            NowMs);
    }

    /// <summary>One more or one fewer reason for the far end to refuse the station's connections; the platform's own are another matter.</summary>
    public void RefuseConnections(bool isOn)
    {
        refusals += isOn ? 1 : -1;
        Station.Uplink.RefusesConnections = refusals > 0;
    }

    /// <summary>The certificate that the broker shows has expired, or is one that is valid again.</summary>
    /// <exception cref="InvalidOperationException">The broker of this world has none.</exception>
    public void SetCertificateExpired(bool hasExpired)
    {
        TlsServer server = Broker.Tls ?? throw new InvalidOperationException("the broker of this world speaks plain text");
        server.Certificate = X509Certificate2.CreateFromPem(hasExpired ? WorldCertificates.ExpiredBrokerPem : WorldCertificates.BrokerPem);
    }

    /// <summary>How much the broker takes of the station from now on.</summary>
    public void SetQuota(BrokerQuota? quota) => Station.Uplink.Quota = quota;

    /// <summary>
    /// Each change of flash takes at least so long, and of the bytes that arrive at a UART of the chip meanwhile so many in a hundred are lost or changed. Those of an expander wait in its own receiver.
    /// </summary>
    public void DisturbDuringCommits(long leastMs, int percent)
    {
        Board.Storage.LeastChangeMs = leastMs;
        disturbedPercent = percent;
    }

    /// <summary>No name resolves any more, or all do again.</summary>
    public void SetNamesDead(bool areDead)
    {
        if (areDead == deadNames is not null)
        {
            return;
        }

        SetUplink(LinkCondition.Down, areDead);
        if (areDead)
        {
            deadNames = new Dictionary<string, IDatagramHost>(Board.Udp.Hosts);
            Board.Udp.Hosts.Clear();
            return;
        }

        foreach ((string name, IDatagramHost host) in deadNames!)
        {
            Board.Udp.Hosts[name] = host;
        }

        deadNames = null;
    }

    public void RefuseTransfers(int permille)
    {
        refusedPermille = permille;
        SetBusTrouble();
    }

    /// <summary>Nothing answers any more at the address of a device of the bus by number, or it does again; the number goes around.</summary>
    public void Misplace(long number, bool isMisplaced)
    {
        int[] addresses = [.. Station.Models.I2cDevices.Keys.Order()];
        if (addresses.Length > 0)
        {
            int address = addresses[number % addresses.Length];
            misplaced[address] = Math.Max(0, misplaced.GetValueOrDefault(address) + (isMisplaced ? 1 : -1));
            SetBusTrouble();
        }
    }

    public void ChangeReadBytes(int perMillion) =>
        Board.Bus.Noise = perMillion == 0 ? null : (_, value) => Random.Below(1_000_000) < perMillion ? (byte)(value ^ (1 << Random.Below(8))) : value;

    public void RefuseExpanders(int permille) =>
        Board.SpiBus.Trouble = permille == 0 ? null : _ => Random.Below(1_000) < permille;

    public void ChangeExpanderBytes(int perMillion) =>
        Board.SpiBus.Noise = perMillion == 0 ? null : (_, value) => Random.Below(1_000_000) < perMillion ? (byte)(value ^ (1 << Random.Below(8))) : value;

    /// <summary>An expander loses its supply, or has it back and has lost its settings; the number goes around.</summary>
    public void PowerExpander(long number, bool on)
    {
        int[] places = [.. Station.Models.Expanders.Keys.Order()];
        if (places.Length == 0)
        {
            return;
        }

        int place = places[number % places.Length];
        deadExpanders[place] = Math.Max(0, deadExpanders.GetValueOrDefault(place) + (on ? -1 : 1));
        if (deadExpanders[place] == 0)
        {
            Board.SpiBus.Unpowered.Remove(place);
            Station.Models.Expanders[place].SetPower(Board.IsPowered, Board.Time.NowMs);
        }
        else
        {
            Board.SpiBus.Unpowered.Add(place);
        }
    }

    /// <summary>So many receipts in a hundred meet that fate.</summary>
    public void SpoilReceipts(ReceiptFate fate, int percent) => fates[fate] = percent;

    /// <summary>So many acknowledgements of the broker in a hundred meet that fate.</summary>
    public void SpoilAcknowledgements(AcknowledgementFate fate, int percent)
    {
        acknowledgementFates[fate] = percent;
        Station.Uplink.FateOfAcknowledgement = acknowledgementFates.Values.Any(some => some > 0) ? () => Draw(acknowledgementFates, AcknowledgementFate.Arrives) : null;
    }

    /// <summary>So many messages in a hundred are acknowledged to the broker and forgotten.</summary>
    public void LoseMessages(int percent) => Platform.Loses = percent == 0 ? () => false : () => Random.Below(100) < percent;

    /// <summary>What arrived before the change had begun arrived well.</summary>
    private void DisturbLines(long waitedMs)
    {
        if (disturbedPercent == 0)
        {
            return;
        }

        foreach ((string port, SerialLine line) in Station.Models.Lines)
        {
            if (Board.SensorPorts.Contains(port))
            {
                line.Available(NowMs - waitedMs);
                line.Disturbance = Disturb;
                line.Available(NowMs);
                line.Disturbance = null;
            }
        }
    }

    private int Disturb(byte value)
    {
        if (Random.Below(100) >= disturbedPercent)
        {
            return value;
        }

        HasCommitHitWire = true;
        return Random.Below(2) == 0 ? -1 : value ^ (1 << Random.Below(8));
    }

    private ReceiptFate DrawFate() => Draw(fates, ReceiptFate.Arrives);

    private T Draw<T>(Dictionary<T, int> percents, T usual)
        where T : notnull
    {
        foreach ((T fate, int percent) in percents)
        {
            if (percent > 0 && Random.Below(100) < percent)
            {
                return fate;
            }
        }

        return usual;
    }

    private void SetBusTrouble()
    {
        Board.Bus.Trouble = refusedPermille == 0 && misplaced.Values.All(reasons => reasons == 0)
            ? null
            : address => misplaced.GetValueOrDefault(address) > 0 || (refusedPermille > 0 && Random.Below(1_000) < refusedPermille) ? I2cStatus.NotAcknowledged : I2cStatus.Complete;
    }

    private SensorTrouble CreateTrouble(string sensor) => sensors[sensor] = new SensorTrouble(Seed ^ ((ulong)(sensors.Count + 1) << 32));
}
