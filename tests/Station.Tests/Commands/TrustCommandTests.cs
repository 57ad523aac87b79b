using Station.Bytes;
using Station.Hal;
using Station.Indicators;
using Station.Platform.Commands;
using Station.Settings;
using Station.Simulator.Fleet;
using Station.Tests.Certificates;
using Station.Tests.Uplink;
using Station.Texts;
using Station.Uplink;

namespace Station.Tests.Commands;

/// <summary>The authority replaced from afar: old and new overlap, and a station that cannot reach its broker with the new file goes back by itself.</summary>
public sealed class TrustCommandTests : IDisposable
{
    private readonly TlsBench tls = new();
    private readonly CommandBench bench;

    public TrustCommandTests()
    {
        tls.PowerOn(tls.Server(), new BrokerSecurity(tls.Authority.Pem));
        tls.Laws.RunMinutes(5);
        bench = new CommandBench(tls.Laws);
        bench.Send(CommandRequest.Identify(1));
    }

    private string File => tls.Laws.Delivery.Settings.Settings.Text(SettingKey.BrokerAuthorityFile);

    public void Dispose() => tls.Dispose();

    [Fact]
    public void Old_and_new_are_trusted_side_by_side_and_then_the_new_one_alone()
    {
        CommandAnswer answer = bench.Send(CommandRequest.Trust(tls.Other.Certificate.RawData, isAlone: false))!;
        Assert.Equal([10L, tls.Other.Certificate.NotAfter.ToUniversalTime().Subtract(DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond], answer.ReadNumbers()!);
        tls.Laws.RunMinutes(3);
        Assert.Equal("authority-b.pem", File);
        Assert.False(tls.Laws.Delivery.Settings.IsOnTrial);
        Assert.Equal(FileStatus.NotFound, tls.Laws.Station.Board.Files.Read("authority-a.pem", 0, new byte[1], 0, 1, out _));

        Show(tls.Other);
        Assert.Equal(MqttState.Connected, tls.Laws.Station.Board.Session.State);
        Show(tls.Authority);
        Assert.Equal(MqttState.Connected, tls.Laws.Station.Board.Session.State);

        Show(tls.Other);
        Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(CommandRequest.Trust(tls.Other.Certificate.RawData, isAlone: true)));
        tls.Laws.RunMinutes(3);
        Assert.Equal("authority-a.pem", File);
        Show(tls.Authority);
        Assert.Equal(StationState.TlsRefused, tls.Led);
    }

    [Fact]
    public void An_authority_that_does_not_lead_to_the_broker_is_taken_back()
    {
        Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(CommandRequest.Trust(tls.Other.Certificate.RawData, isAlone: true)));
        tls.Laws.RunMinutes(5);
        Assert.Equal(StationState.TlsRefused, tls.Led);
        Assert.Equal("authority-b.pem", File);

        tls.Laws.RunMinutes(20);
        Assert.Equal("authority-a.pem", File);
        Assert.Equal(MqttState.Connected, tls.Laws.Station.Board.Session.State);
        Assert.Contains("\"settingsState\":\"taken-back\"", tls.Status);
    }

    [Fact]
    public void While_one_is_on_trial_another_would_destroy_what_there_is_to_go_back_to()
    {
        bench.Send(CommandRequest.Set([KeyValuePair.Create("broker-host", "elsewhere.example")]));
        Assert.True(tls.Laws.Delivery.Settings.IsOnTrial);
        var desk = new Station.Commands.SettingsDesk(tls.Laws.Delivery.Settings, null, new Catalogue(), tls.Laws.Delivery);
        var command = new Station.Commands.TrustCommand(tls.Laws.Station.Board, desk);
        byte[] arguments = CommandRequest.Trust(tls.Other.Certificate.RawData, isAlone: true).Arguments;
        var reader = new ByteReader();
        reader.Open(arguments, 0, arguments.Length);
        Assert.Equal(Station.Commands.CommandOutcome.Busy, command.Begin(reader, new ByteWriter(new byte[136]), new ByteWriter(new byte[64]), 0));
        Assert.Equal(FileStatus.NotFound, tls.Laws.Station.Board.Files.Read("authority-b.pem", 0, new byte[1], 0, 1, out _));
    }

    [Fact]
    public void What_is_no_certificate_or_too_much_changes_nothing()
    {
        Assert.Equal(CommandOutcome.BadValue, bench.OutcomeOf(CommandRequest.Trust(new byte[200], isAlone: false)));
        Assert.Equal(CommandOutcome.BadValue, bench.OutcomeOf(CommandRequest.Trust([], isAlone: false)));
        Assert.Equal(CommandOutcome.BadArguments, bench.OutcomeOf(CommandRequest.Trust(new byte[901], isAlone: false)));
        string filled = tls.Authority.Pem + new string('\n', PemFile.LimitBytes - tls.Authority.Pem.Length);
        tls.Put(BrokerSecurity.AuthorityPath, filled);
        Assert.Equal(CommandOutcome.BadValue, bench.OutcomeOf(CommandRequest.Trust(tls.Other.Certificate.RawData, isAlone: false)));
        Assert.Equal(BrokerSecurity.AuthorityPath, File);
    }

    /// <summary>The broker comes back with a certificate of that authority.</summary>
    private void Show(TestAuthority authority)
    {
        tls.Serve(authority.IssueServer(TlsBench.Host, TlsBench.Long, TlsBench.Start.AddYears(1)));
        tls.Laws.Station.Uplink.Break(tls.Laws.NowMs);
        tls.Laws.RunMinutes(15);
    }
}
