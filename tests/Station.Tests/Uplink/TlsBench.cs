using System.Security.Cryptography.X509Certificates;
using System.Text;
using Station.Hal;
using Station.Hal.Simulated.Tls;
using Station.Indicators;
using Station.Settings;
using Station.Simulator.Fleet;
using Station.Tests.Certificates;
using Station.Tests.Laws;

namespace Station.Tests.Uplink;

/// <summary>A station, a broker with TLS, and the private authorities of both.</summary>
internal sealed class TlsBench : IDisposable
{
    public const string Host = "broker.example";
    public const string User = "0000002a";

    public static readonly DateTimeOffset Release = DateTimeOffset.FromUnixTimeMilliseconds(Product.ReleaseUtcMs);
    public static readonly DateTimeOffset Long = Release.AddYears(-2);
    public static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(LawBench.StartMs);

    private readonly bool demandsCertificate;

    /// <param name="demandsCertificate">Whether the broker asks for the station's certificate.</param>
    public TlsBench(bool demandsCertificate = false) => this.demandsCertificate = demandsCertificate;

    public TestAuthority Authority { get; } = new("authority", Long, Long.AddYears(30));

    public TestAuthority Other { get; } = new("other", Long, Long.AddYears(30));

    /// <summary>The running station; made with what was put on the volume.</summary>
    public LawBench Laws { get; private set; } = null!;

    public string Printed { get; private set; } = string.Empty;

    public StationState Led => Laws.Station.Firmware!.Indicators.Shown(IndicatorName.Uplink).State;

    /// <summary>The newest status that the station published.</summary>
    public string Status => Encoding.UTF8.GetString(Laws.Sent("status")[^1].Payload);

    /// <summary>A good server's certificate.</summary>
    public X509Certificate2 Server() => Authority.IssueServer(Host, Long, Start.AddYears(1));

    /// <summary>A good certificate of the station.</summary>
    public string Client() => Authority.IssueClientPem(User, Long, Start.AddYears(1));

    public void PowerOn(X509Certificate2? server, BrokerSecurity security, string profile = "reference")
    {
        Laws = new LawBench(profile: profile, security: security);
        Serve(server);
    }

    /// <summary>What the broker shows from now on; null for one that speaks plain text.</summary>
    public void Serve(X509Certificate2? server) =>
        Laws.Platform.Broker.Tls = server is null ? null : new TlsServer { Certificate = server, ClientAuthorities = demandsCertificate ? [Authority.Certificate] : null };

    public void SwitchTimeServersOff()
    {
        foreach (string name in StationProvisioning.TimeServers)
        {
            Laws.Station.Board.Udp.Hosts.Remove(name);
        }
    }

    public void Put(string path, string text)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        Assert.Equal(FileStatus.Done, Laws.Station.Board.Files.Replace(path, content, content.Length));
    }

    public string Type(string line)
    {
        Laws.Station.Board.Console.TakePrinted();
        Laws.Station.Board.Console.Type(line + "\r");
        Laws.RunFor(12_000, 100);
        string printed = Laws.Station.Board.Console.TakePrinted();
        Printed += printed;
        return printed;
    }

    public void Dispose()
    {
        Laws?.Dispose();
        Authority.Dispose();
        Other.Dispose();
    }
}
