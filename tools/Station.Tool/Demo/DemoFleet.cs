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

    private readonly NetworkBrokerLink[] links;
    private readonly FleetPacer pacer;

    /// <param name="options">What is to be shown.</param>
    /// <param name="broker">Where the stations find their broker.</param>
    /// <param name="stages">What surrounds each station; its profile's own world without it.</param>
    public DemoFleet(DemoOptions options, BrokerAddress broker, IReadOnlyList<StationStage>? stages = null)
    {
        BrokerSecurity? security = broker.UsesTls ? SecurityOf(options.Login, broker) : null;
        links = [.. Enumerable.Range(0, options.Stations).Select(_ => new NetworkBrokerLink(broker.Host, broker.Port))];
        RegisteredStation[] registered = [.. Enumerable.Range(1, options.Stations).Select(number => Register((uint)number, options.Seed))];
        var stations = new FleetStation[options.Stations];
        Parallel.For(0, stations.Length, i =>
        {
            var keys = new StationKeys(registered[i]);
            var identity = new StationIdentity(registered[i].Number, 0, keys.FirstChainKey, keys.CommandKey);
            stations[i] = new FleetStation(
                identity,
                options.ProfileText,
                StartMs,
                links[i],
                SeedOf(options, identity.Number),
                environment: stages?[i].Environment,
                security: security,
                traits: new StationTraits { FaultsOf = stages?[i].FaultsOf });
        });

        Registry = new KeyRegistry(registered);
        Stations = stations;
        pacer = new FleetPacer(stations, Environment.ProcessorCount);
    }

    public KeyRegistry Registry { get; }

    public IReadOnlyList<FleetStation> Stations { get; }

    /// <summary>Messages that the stations have passed on to the broker.</summary>
    public long MessagesPassed => Stations.Sum(station => station.Uplink.PublicationsPassed);

    /// <summary>Minute records that the journals have accepted.</summary>
    public long Measured => Stations.Sum(station => station.Measured);

    /// <summary>Stations that have a connection to the broker.</summary>
    public int Connected => Stations.Count(station => station.Uplink.IsResponsive);

    /// <summary>Most blocks that one station has waiting at the moment.</summary>
    public long Backlog => Stations.Max(station => station.Firmware?.Delivery?.Uplink.Blocks.Unpublished ?? 0);

    /// <summary>Seed of a station's world, crystal and random generator.</summary>
    public static ulong SeedOf(DemoOptions options, uint number) => options.Seed + number;

    public void PowerOn()
    {
        foreach (FleetStation station in Stations)
        {
            station.Run.PowerOn();
        }
    }

    /// <summary>Runs every station up to the same virtual time.</summary>
    /// <param name="trueMs">True time.</param>
    /// <param name="arrived">Called with each station that has come there.</param>
    public Task RunUntilAsync(long trueMs, Action<FleetStation> arrived) => pacer.RunUntilAsync(trueMs, arrived);

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

    public void Dispose()
    {
        foreach (NetworkBrokerLink link in links)
        {
            link.Dispose();
        }
    }

    private static RegisteredStation Register(uint number, ulong seed) =>
        new(number, 0, $"demo {number}", SHA256.HashData(Encoding.ASCII.GetBytes($"demo root {seed} {number}")));

    /// <summary>Stations trust and show what the receiver does; a simulated board has memory enough.</summary>
    private static BrokerSecurity SecurityOf(BrokerLogin login, BrokerAddress broker) => new(login.AuthoritiesPem ?? string.Empty)
    {
        Host = broker.Host,
        Encryption = SettingsSchema.EncryptionInLittleMemory,
        CertificatePem = login.CertificatePem,
        User = login.User,
        Password = login.Password is null ? null : Encoding.UTF8.GetString(login.Password),
    };
}
