using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Station.Indicators;
using Station.Sealing;
using Station.Settings;
using Station.Simulator.Fleet;
using Station.Texts;
using Station.Uplink;

namespace Station.Tests.Uplink;

/// <summary>The way to a broker with TLS in virtual time: every state in which certificates can leave a station, and that none of them is plain text.</summary>
public sealed class TlsTests
{
    private const string LostFile = "nowhere.pem";

    [Theory]
    [InlineData("authority", TlsFault.Refused, StationState.TlsRefused)]
    [InlineData("host", TlsFault.Refused, StationState.TlsRefused)]
    [InlineData("expired", TlsFault.Refused, StationState.TlsRefused)]
    [InlineData("plain", TlsFault.Refused, StationState.TlsRefused)]
    [InlineData("early", TlsFault.TimeUnknown, StationState.TlsTimeUnknown)]
    [Trait("FieldFailure", "10")]
    public void A_broker_that_is_not_to_be_trusted_is_told_apart_from_a_station_without_time(string server, TlsFault fault, StationState state)
    {
        using var bench = new TlsBench();
        bench.PowerOn(Show(bench, server), new BrokerSecurity(bench.Authority.Pem));
        if (fault == TlsFault.TimeUnknown)
        {
            bench.SwitchTimeServersOff();
        }

        AssertKeptOut(bench, fault, state);
        bench.Serve(bench.Server());
        AssertReaches(bench, fault);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("expired")]
    [InlineData("authority")]
    [InlineData("without-key")]
    [Trait("FieldFailure", "10")]
    public void A_certificate_of_the_station_that_the_broker_does_not_accept_is_refused_by_a_calendar_that_is_right(string own)
    {
        using var bench = new TlsBench(demandsCertificate: true);
        bench.PowerOn(bench.Server(), new BrokerSecurity(bench.Authority.Pem) { CertificatePem = Own(bench, own) });
        AssertKeptOut(bench, TlsFault.Refused, StationState.TlsRefused);

        bench.Put(BrokerSecurity.CertificatePath, bench.Client());
        bench.Type("set broker-certificate-file " + BrokerSecurity.CertificatePath);
        AssertReaches(bench, TlsFault.Refused);
    }

    [Theory]
    [InlineData("broker-authority-file", TlsFault.NoAuthority)]
    [InlineData("broker-certificate-file", TlsFault.NoCertificate)]
    public void A_file_that_is_not_there_is_named_and_nobody_is_connected_to(string setting, TlsFault fault)
    {
        using var bench = new TlsBench();
        bench.PowerOn(bench.Server(), new BrokerSecurity(bench.Authority.Pem) { CertificatePem = bench.Client() });
        bench.Laws.RunMinutes(5);
        Assert.True(bench.Laws.Sent("status").Count > 0);

        bench.Type($"set trial-time 60 {setting} {LostFile}");
        bench.Laws.RunMinutes(1);
        bench.Laws.Publications.Clear();
        AssertKeptOut(bench, fault, StationState.TlsRefused);
    }

    [Fact]
    public void Without_external_memory_TLS_is_used_only_where_somebody_says_so()
    {
        using var bench = new TlsBench();
        bench.PowerOn(bench.Server(), new BrokerSecurity(bench.Authority.Pem), "minimum");
        AssertKeptOut(bench, TlsFault.NeedsMemory, StationState.TlsRefused);

        bench.Type("set broker-encryption 2");
        AssertReaches(bench, TlsFault.NeedsMemory);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\nnot base64\n")]
    public void Whatever_becomes_of_the_authorities_a_broker_in_plain_text_hears_nothing(string authorities)
    {
        using var bench = new TlsBench();
        bench.PowerOn(null, new BrokerSecurity(authorities));
        bench.Laws.RunMinutes(30);
        bench.Type("set broker-authority-file \"\"");
        bench.Laws.RunMinutes(30);
        Assert.Empty(bench.Laws.Publications);
        Assert.Equal(StationState.TlsRefused, bench.Led);
    }

    [Fact]
    public void Whoever_leaves_the_setting_alone_gets_TLS()
    {
        var schema = new SettingsSchema();
        Assert.Equal("1", schema[(int)SettingKey.BrokerEncryption].Standard);
        Assert.Equal(SettingUse.Link, schema[(int)SettingKey.BrokerEncryption].Use);
    }

    [Fact]
    public void Servers_of_the_old_authority_and_of_the_new_one_are_trusted_side_by_side()
    {
        using var bench = new TlsBench();
        bench.PowerOn(bench.Server(), new BrokerSecurity(bench.Authority.Pem + bench.Other.Pem));
        bench.Laws.RunMinutes(5);
        Assert.Equal(TlsFault.None, bench.Laws.Delivery.Access.LastFault);
        int old = bench.Laws.Sent("session").Count;
        Assert.True(old > 0);

        bench.Serve(bench.Other.IssueServer(TlsBench.Host, TlsBench.Long, TlsBench.Start.AddYears(1)));
        bench.Laws.Station.Uplink.Break(bench.Laws.NowMs);
        bench.Laws.RunMinutes(5);
        Assert.Equal(TlsFault.None, bench.Laws.Delivery.Access.LastFault);
        Assert.True(bench.Laws.Sent("session").Count > old);
    }

    [Fact]
    public void A_first_start_that_never_learns_the_time_reaches_its_broker_and_stamps_nothing()
    {
        using var bench = new TlsBench();
        bench.PowerOn(bench.Server(), new BrokerSecurity(bench.Authority.Pem));
        bench.SwitchTimeServersOff();
        bench.Laws.RunMinutes(20);
        Assert.True(bench.Laws.Sent("session").Count > 0);
        bench.Laws.Settle();
        Assert.NotEmpty(bench.Laws.Minutes());
        Assert.All(bench.Laws.Minutes(), record => Assert.Null(record.UtcMs));
    }

    [Fact]
    public void Once_time_is_known_the_next_attempt_does_not_wait()
    {
        using var bench = new TlsBench();
        bench.PowerOn(Show(bench, "early"), new BrokerSecurity(bench.Authority.Pem));
        var hosts = bench.Laws.Station.Board.Udp.Hosts.ToArray();
        bench.SwitchTimeServersOff();
        bench.Laws.RunMinutes(120);
        Assert.Equal(StationState.TlsTimeUnknown, bench.Led);
        foreach (var host in hosts)
        {
            bench.Laws.Station.Board.Udp.Hosts.Add(host.Key, host.Value);
        }

        while (!bench.Laws.Delivery.Time.Resolved)
        {
            bench.Laws.RunFor(1_000);
        }

        bench.Laws.RunFor(5_000);
        Assert.True(bench.Laws.Sent("session").Count > 0);
    }

    [Fact]
    [Trait("FieldFailure", "10")]
    public void Certificates_that_expire_within_thirty_days_are_told_by_LED_terminal_log_and_status()
    {
        using var bench = new TlsBench(demandsCertificate: true);
        DateTimeOffset expires = TlsBench.Start.AddDays(30).AddHours(2);
        bench.PowerOn(bench.Server(), new BrokerSecurity(bench.Authority.Pem) { CertificatePem = bench.Authority.IssueClientPem(TlsBench.User, TlsBench.Long, expires) });
        bench.Laws.RunMinutes(60);
        Assert.Equal(StationState.UplinkOnline, bench.Led);
        bench.Laws.RunMinutes(90);
        Assert.Equal(StationState.CertificateExpiring, bench.Led);
        Assert.Matches(@"\b29 d\b", bench.Type("net"));
        Assert.Contains("certificate-expires", bench.Type("log"));
        using JsonDocument status = JsonDocument.Parse(bench.Status);
        Assert.Equal(expires.ToUnixTimeSeconds(), status.RootElement.GetProperty("certificateExpiresS").GetInt64());
    }

    [Fact]
    public void A_station_without_its_key_sets_the_calendar_too_and_says_over_TLS_what_it_lacks()
    {
        using var bench = new TlsBench();
        bench.PowerOn(bench.Server(), new BrokerSecurity(bench.Authority.Pem));
        bench.Laws.RunFor(100);
        bench.Laws.Station.Board.Files.Delete(KeyStore.Path);
        bench.Laws.Station.Run.CutPower();
        bench.Laws.Station.Run.PowerOn();
        bench.Laws.RunMinutes(5);
        Assert.Contains("\"key\":\"missing\"", bench.Status);
        Assert.DoesNotContain("tlsFault", bench.Status);
    }

    private static X509Certificate2? Show(TlsBench bench, string server) => server switch
    {
        "authority" => bench.Other.IssueServer(TlsBench.Host, TlsBench.Long, TlsBench.Start.AddYears(1)),
        "host" => bench.Authority.IssueServer("elsewhere.example", TlsBench.Long, TlsBench.Start.AddYears(1)),
        "expired" => bench.Authority.IssueServer(TlsBench.Host, TlsBench.Long, TlsBench.Release.AddDays(-1)),
        "early" => bench.Authority.IssueServer(TlsBench.Host, TlsBench.Start.AddDays(-1), TlsBench.Start.AddYears(1)),
        _ => null,
    };

    private static string? Own(TlsBench bench, string own) => own switch
    {
        "expired" => bench.Authority.IssueClientPem(TlsBench.User, TlsBench.Long, TlsBench.Start.AddDays(-1)),
        "authority" => bench.Other.IssueClientPem(TlsBench.User, TlsBench.Long, TlsBench.Start.AddYears(1)),
        "without-key" => bench.Client()[..bench.Client().IndexOf("-----BEGIN PRIVATE", StringComparison.Ordinal)],
        _ => null,
    };

    private static void AssertKeptOut(TlsBench bench, TlsFault fault, StationState state)
    {
        bench.Laws.RunMinutes(20);
        Assert.Equal(fault, bench.Laws.Delivery.Access.Fault);
        Assert.Equal(state, bench.Led);
        Assert.Empty(bench.Laws.Publications);
        string token = TlsFaults.Token(fault);
        Assert.Contains(token, bench.Type("log"));
        Assert.Contains(token, bench.Type("net"));
        Assert.Contains(Catalogue.Text(new IndicatorTable()[(int)state].Meaning, Language.Chinese), bench.Type("status"));
    }

    /// <summary>The station finds its way back by itself, delivers all, and says what kept it.</summary>
    private static void AssertReaches(TlsBench bench, TlsFault fault)
    {
        bench.Laws.RunMinutes(15);
        Assert.Equal(StationState.TimeUnknown == bench.Led, fault == TlsFault.TimeUnknown);
        using JsonDocument status = JsonDocument.Parse(bench.Status);
        Assert.Equal(TlsFaults.Token(fault), status.RootElement.GetProperty("tlsFault").GetString());
        Assert.True(status.RootElement.GetProperty(fault == TlsFault.TimeUnknown ? "tlsTimeUnknown" : "tlsRefused").GetInt32() > 0);
        Assert.NotEmpty(bench.Laws.Minutes());
    }
}
