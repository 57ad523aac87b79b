using System.Security.Cryptography;
using System.Text;
using Station.Hal.Simulated.Mqtt;
using Station.Platform.Keys;
using Station.Settings;
using Station.Simulator.Fleet;
using Station.Simulator.Runs;
using Station.Platform.Reception;

namespace Station.Tool.Demo;

/// <summary>The stations of a demonstration, the keys that the platform has for them, and their common virtual time.</summary>
internal sealed class DemoFleet : IDisposable
{
    /// <summary>2026-12-01T00:00:00Z: any day after the release will do.</summary>
    public const long StartMs = 1_796_083_200_000;

    private readonly List<NetworkBrokerLink> links = [];

    public DemoFleet(DemoOptions options, BrokerAddress broker)
    {
        BrokerSecurity? security = broker.UsesTls ? SecurityOf(options.Login, broker) : null;
        var registered = new List<RegisteredStation>();
        var stations = new List<FleetStation>();
        for (uint number = 1; number <= options.Stations; number++)
        {
            byte[] root = SHA256.HashData(Encoding.ASCII.GetBytes($"demo root {options.Seed} {number}"));
            var station = new RegisteredStation(number, 0, $"demo {number}", root);
            var keys = new StationKeys(station);
            var link = new NetworkBrokerLink(broker.Host, broker.Port);
            links.Add(link);
            registered.Add(station);
            stations.Add(new FleetStation(
                new StationIdentity(number, 0, keys.FirstChainKey, keys.CommandKey), options.ProfileText, StartMs, link, options.Seed + number, security: security));
        }

        Registry = new KeyRegistry(registered);
        Stations = stations;
    }

    public KeyRegistry Registry { get; }

    public IReadOnlyList<FleetStation> Stations { get; }

    /// <summary>Messages that the stations have passed on to the broker.</summary>
    public long MessagesPassed => Stations.Sum(station => station.Uplink.PublicationsPassed);

    /// <summary>Most blocks that one station has waiting at the moment.</summary>
    public long Backlog => Stations.Max(station => station.Firmware?.Delivery?.Uplink.Blocks.Unpublished ?? 0);

    public void PowerOn()
    {
        foreach (FleetStation station in Stations)
        {
            station.Run.PowerOn();
        }
    }

    /// <summary>Runs every station up to the same virtual time.</summary>
    public void RunUntil(long trueMs) => Parallel.ForEach(
        Stations, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, station => station.Run.RunUntil(trueMs));

    /// <summary>Lets a station's uplink go to that condition at a virtual time, on all stations.</summary>
    public void PlanCondition(long trueMs, LinkCondition condition)
    {
        foreach (FleetStation station in Stations)
        {
            station.Run.At(trueMs, () => station.Uplink.Set(condition, station.Board.Time.NowMs));
        }
    }

    public void PlanPowerCut(long trueMs, long offMs)
    {
        foreach (FleetStation station in Stations)
        {
            station.Run.PlanPowerCut(trueMs, offMs);
        }
    }

    /// <summary>Flips a bit of one block message of the first station on its way.</summary>
    public void AlterBlock(int blockMessage)
    {
        int seen = 0;
        Stations[0].Uplink.Alter = (_, topic, payload) =>
        {
            if (!topic.EndsWith("/block", StringComparison.Ordinal) || ++seen != blockMessage)
            {
                return payload;
            }

            byte[] altered = [.. payload];
            altered[^40] ^= 1;
            return altered;
        };
    }

    /// <summary>Stations trust and show what the receiver does; a simulated board has memory enough.</summary>
    private static BrokerSecurity SecurityOf(BrokerLogin login, BrokerAddress broker) => new(login.AuthoritiesPem ?? string.Empty)
    {
        Host = broker.Host,
        Encryption = SettingsSchema.EncryptionInLittleMemory,
        CertificatePem = login.CertificatePem,
        User = login.User,
        Password = login.Password is null ? null : Encoding.UTF8.GetString(login.Password),
    };

    public void Dispose() => links.ForEach(link => link.Dispose());
}
