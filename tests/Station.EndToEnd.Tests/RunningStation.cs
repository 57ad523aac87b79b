using System.Diagnostics;
using System.Security.Cryptography;
using Station.Platform.Errors;
using Station.Platform.Keys;
using Station.Platform.Reports;
using Station.Platform.Storage;
using Station.Simulator.Fleet;
using Station.Simulator.Runs;

namespace Station.EndToEnd.Tests;

/// <summary>One simulated station on a real broker, and the files that a receiver in another process works with.</summary>
internal sealed class RunningStation : IDisposable
{
    private const long StartMs = 1_796_083_200_000;
    private const long SliceMs = 60_000;

    /// <summary>Real time a virtual minute, so that a receiver in another process can follow.</summary>
    private const int SliceRestMs = 4;

    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("station-e2e-");
    private readonly NetworkBrokerLink link;
    private readonly FleetStation station;

    /// <param name="brokerPort">Of a broker on this machine.</param>
    /// <param name="security">How the station reaches it with TLS; in plain text without it.</param>
    /// <param name="startMs">UTC at which its time begins.</param>
    public RunningStation(int brokerPort, BrokerSecurity? security = null, long startMs = StartMs)
    {
        var keys = new StationKeys(Registered);
        new KeyRegistry([Registered]).Save(KeysPath);
        link = new NetworkBrokerLink("127.0.0.1", brokerPort);
        string profile = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "profiles", "reference.profile"));
        station = new FleetStation(new StationIdentity(1, 0, keys.FirstChainKey, keys.CommandKey), profile, startMs, link, 11, security: security);
        station.Run.PowerOn();
    }

    public string KeysPath => Path.Combine(directory.FullName, "keys.json");

    public string StorePath => Path.Combine(directory.FullName, "store.sqlite");

    public FleetStation Station => station;

    /// <summary>What the platform knows of it.</summary>
    public RegisteredStation Registered { get; } = new(1, 0, "end to end", SHA256.HashData("end to end"u8));

    /// <summary>A file beside the store, which goes away with the station.</summary>
    public string FileNamed(string name) => Path.Combine(directory.FullName, name);

    /// <summary>Time servers are out of reach from now on.</summary>
    public void SwitchTimeServersOff() => station.Board.Udp.Hosts.Clear();

    /// <summary>Types a line at the terminal and returns what the station says.</summary>
    public string Type(string line)
    {
        station.Board.Console.TakePrinted();
        station.Board.Console.Type(line + "\r");
        RunFor(TimeSpan.FromSeconds(20));
        return station.Board.Console.TakePrinted();
    }

    /// <summary>Arguments with which the tool's receiver works for this station.</summary>
    public string[] ReceiverArguments(Mosquitto broker) => ["receive", "--broker", broker.Url, "--store", StorePath, "--keys", KeysPath];

    public void RunFor(TimeSpan virtualTime)
    {
        long untilMs = station.Board.Time.NowMs + (long)virtualTime.TotalMilliseconds;
        while (station.Board.Time.NowMs < untilMs)
        {
            station.Run.RunUntil(Math.Min(station.Board.Time.NowMs + SliceMs, untilMs));
            Thread.Sleep(SliceRestMs);
        }
    }

    /// <summary>Waits until the receiver's store is there and can be read.</summary>
    public void AwaitStore()
    {
        var waited = Stopwatch.StartNew();
        while (!IsStoreReadable())
        {
            Assert.True(waited.Elapsed < SettleLimit, "the receiver made no store");
            Thread.Sleep(50);
        }
    }

    /// <summary>Runs on until every record that was measured up to now is confirmed, and checks that each is there exactly once.</summary>
    public void AssertEverythingArrivesExactlyOnce()
    {
        long measured = station.Measured;
        long sequenceLimit = station.NextSequence;
        var waited = Stopwatch.StartNew();
        long confirmed = CountConfirmed(sequenceLimit);
        while (confirmed < measured && waited.Elapsed < SettleLimit)
        {
            RunFor(TimeSpan.FromMinutes(10));
            confirmed = CountConfirmed(sequenceLimit);
        }

        Assert.Equal(measured, confirmed);
        using EvidenceReader store = EvidenceReader.Open(StorePath);
        StoreReport report = store.Report();
        Assert.Equal(0, report.DuplicatesStored);
        Assert.Equal(0, report.Unexplained);
        Assert.Equal(0, report.Conflicts);
        Assert.Equal(0, report.AdmittedLost);
        Assert.Empty(station.Run.Violations);
    }

    public void Dispose()
    {
        link.Dispose();
        directory.Delete(true);
    }

    private bool IsStoreReadable()
    {
        if (!File.Exists(StorePath))
        {
            return false;
        }

        try
        {
            CountConfirmed(0);
            return true;
        }
        catch (PlatformException)
        {
            // The file is there a moment before its tables are.
            return false;
        }
    }

    private long CountConfirmed(long sequenceLimit)
    {
        const int minuteKind = 1;
        using EvidenceReader store = EvidenceReader.Open(StorePath);
        return store.ReadRecords(new StoreKey(1, 0)).Count(record => record.Kind == minuteKind && record.IsConfirmed && record.Sequence < sequenceLimit);
    }
}
