using System.Text;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Hal.Simulated.Tls;
using Station.Settings;
using Station.Tests.Certificates;
using Station.Uplink;

namespace Station.Tests.Uplink;

/// <summary>Law 7 on the files with certificates: whatever flash gives back, nothing throws, and nobody is trusted whom the file does not name.</summary>
public sealed class PemFuzzTests
{
    private static readonly int Rounds = TestScale.Full ? 200_000 : 3_000;

    [Fact]
    public void Altered_files_are_read_or_refused_and_never_lead_to_another_broker_or_to_none_with_TLS()
    {
        using var own = new TestAuthority("own", TlsBench.Long, TlsBench.Long.AddYears(30));
        using var other = new TestAuthority("other", TlsBench.Long, TlsBench.Long.AddYears(30));
        var server = new TlsServer { Certificate = own.IssueServer(TlsBench.Host, TlsBench.Long, TlsBench.Long.AddYears(20)) };
        var stranger = new TlsServer { Certificate = other.IssueServer(TlsBench.Host, TlsBench.Long, TlsBench.Long.AddYears(20)) };
        var board = new VirtualBoard(new VirtualTime(0), new VirtualBoardOptions { WatchdogMs = 0 }, new MemoryBrokerLink(new MemoryBroker()));
        board.Start();
        var settings = new StationSettings(new SettingsSchema());
        settings.TrySet(SettingKey.BrokerHost, TlsBench.Host);
        settings.TrySet(SettingKey.BrokerAuthorityFile, "a");
        settings.TrySet(SettingKey.BrokerCertificateFile, "c");
        MqttConnectOptions options = BrokerOptions.Create(new Topics(1));
        byte[] authorities = Encoding.ASCII.GetBytes(own.Pem + own.Pem);
        byte[] certificate = Encoding.ASCII.GetBytes(own.IssueClientPem(TlsBench.User, TlsBench.Long, TlsBench.Long.AddYears(20)));
        var random = new Random(11);
        var faults = new int[Enum.GetValues<TlsFault>().Length];
        int agreed = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] first = Mutation.Of(authorities, random);
            byte[] second = Mutation.Of(certificate, random);
            board.Files.Replace("a", first, first.Length);
            board.Files.Replace("c", second, second.Length);
            TlsFault fault = BrokerOptions.Fill(options, board, settings);
            faults[(int)fault]++;
            Assert.True(options.UsesTls);
            if (fault == TlsFault.None)
            {
                PemFile.FirstExpiryUtcMs(board.Certificates, options.AuthoritiesPem + options.CertificatePem, 0);
                agreed += server.Agrees(options, Product.ReleaseUtcMs, Product.ReleaseUtcMs) ? 1 : 0;
                Assert.False(stranger.Agrees(options, Product.ReleaseUtcMs, Product.ReleaseUtcMs));
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{Rounds} pairs of files: {agreed} still good, faults 0 to 5: {string.Join(' ', faults)}");
        Assert.InRange(agreed, 1, Rounds - 1);
        Assert.True(faults[(int)TlsFault.NoAuthority] > 0 && faults[(int)TlsFault.NoCertificate] > 0);
    }
}
