using System.Text;
using System.Text.Json;
using Station.Hal;
using Station.Indicators;
using Station.Simulator.Fleet;
using Station.Uplink;

namespace Station.EndToEnd.Tests;

/// <summary>The whole road over TLS: the firmware's settings, a real mosquitto with the registry's access list, and the tool with the platform's certificate.</summary>
public sealed class EncryptedRoadTests
{
    private const string StatusTopic = "sf1/00000001/status";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task With_certificates_on_both_sides_everything_arrives_exactly_once_and_commands_are_answered()
    {
        using var tls = new TlsBroker();
        using var running = new RunningStation(tls.Broker.Port, tls.SecurityWith(tls.Client(TlsBroker.StationUser)));
        await tls.AllowAsync(running.KeysPath);
        using ToolProcess receiver = ToolProcess.Start(["receive", .. tls.PlatformLogin, "--store", running.StorePath, "--keys", running.KeysPath]);
        running.AwaitStore();
        running.RunFor(TimeSpan.FromHours(3));
        running.AssertEverythingArrivesExactlyOnce();

        (int status, string output, string errors) = await CommandAsync(tls, running, "diagnostics", "--json");
        Assert.True(status == 0, errors);
        using JsonDocument answer = JsonDocument.Parse(output);
        Assert.Equal(0, answer.RootElement.GetProperty("detail").GetProperty("tlsRefused").GetInt64());
        Assert.Equal(TlsBroker.Late.ToUnixTimeSeconds(), answer.RootElement.GetProperty("detail").GetProperty("certificateExpiresS").GetInt64());
    }

    [Fact]
    public async Task A_station_cannot_publish_as_another()
    {
        using var tls = new TlsBroker();
        using var running = new RunningStation(tls.Broker.Port, tls.SecurityWith(tls.Client("00000002")));
        await tls.AllowAsync(running.KeysPath);
        using TlsClient platform = await TlsClient.ConnectAsync(tls, tls.Client(TlsBroker.PlatformUser), "platform", "sf1/+/status", "sf1/+/live", "sf1/+/block");
        running.RunFor(TimeSpan.FromMinutes(30)); // station 1 with the certificate of station 2
        Assert.True(running.Station.Uplink.PublicationsPassed > 0);

        using TlsClient other = await TlsClient.ConnectAsync(tls, tls.Client("00000002"), "other");
        await Ignoring(() => other.PublishAsync(StatusTopic, "forged"));
        using TlsClient own = await TlsClient.ConnectAsync(tls, tls.Client(TlsBroker.StationUser), "own");
        await own.PublishAsync(StatusTopic, "own");
        await platform.AwaitAsync(StatusTopic, text => text == "own");
        Assert.False(platform.Heard("sf1/00000001/live") || platform.Heard("sf1/00000001/block"), "the certificate of another station let it through");
    }

    [Fact]
    public async Task A_broker_of_the_old_authority_and_one_of_the_new_are_both_reached()
    {
        using var tls = new TlsBroker();
        using var running = new RunningStation(tls.Broker.Port, tls.SecurityWith(tls.Client(TlsBroker.StationUser), tls.Authority.Pem + tls.Other.Pem));
        await tls.AllowAsync(running.KeysPath);
        running.RunFor(TimeSpan.FromMinutes(5));
        Assert.Equal(MqttState.Connected, running.Station.Board.Session.State);

        tls.Show(tls.Other.IssueServer(TlsBroker.Host, TlsBroker.Early, TlsBroker.Late));
        tls.Broker.KillAndRestart();
        running.RunFor(TimeSpan.FromMinutes(15));
        Assert.Equal(MqttState.Connected, running.Station.Board.Session.State);
        Assert.True(running.Station.Board.Session.Connection > 1);
        Assert.Equal(TlsFault.None, running.Station.Firmware!.Delivery!.Access.LastFault);
    }

    [Fact]
    public async Task The_authority_is_replaced_by_a_command()
    {
        using var tls = new TlsBroker();
        using var running = new RunningStation(tls.Broker.Port, tls.SecurityWith(tls.Client(TlsBroker.StationUser)));
        await tls.AllowAsync(running.KeysPath);
        running.RunFor(TimeSpan.FromMinutes(5));
        (int status, string output, string errors) = await CommandAsync(tls, running, "trust", tls.WriteSecret("new.pem", tls.Other.Pem));
        Assert.True(status == 0, errors);
        Assert.Contains("trust: ", output);

        tls.Show(tls.Other.IssueServer(TlsBroker.Host, TlsBroker.Early, TlsBroker.Late));
        tls.Broker.KillAndRestart();
        running.RunFor(TimeSpan.FromMinutes(30));
        Assert.Equal(MqttState.Connected, running.Station.Board.Session.State);
        Assert.Equal(TlsFault.None, running.Station.Firmware!.Delivery!.Access.LastFault);

        (status, _, errors) = await CommandAsync(tls, running, "trust", tls.PathOf("server.pem"));
        Assert.Equal(2, status);
        Assert.Contains("holds no authority", errors);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("expired")]
    [InlineData("authority")]
    public async Task A_certificate_that_the_broker_does_not_accept_is_clear_on_LED_terminal_and_platform(string own)
    {
        using var tls = new TlsBroker();
        string? certificate = own switch
        {
            "expired" => tls.Authority.IssueClientPem(TlsBroker.StationUser, TlsBroker.Early, TlsBroker.Early.AddYears(1)),
            "authority" => tls.Other.IssueClientPem(TlsBroker.StationUser, TlsBroker.Early, TlsBroker.Late),
            _ => null,
        };
        using var running = new RunningStation(tls.Broker.Port, tls.SecurityWith(certificate));
        await tls.AllowAsync(running.KeysPath);
        AssertKeptOut(running, TlsFault.Refused, StationState.TlsRefused);

        Put(running, BrokerSecurity.CertificatePath, tls.Client(TlsBroker.StationUser));
        running.Type("set broker-certificate-file " + BrokerSecurity.CertificatePath);
        await AssertToldAsync(tls, running, "tls-refused", "tlsRefused");
    }

    [Theory]
    [InlineData("authority", TlsFault.Refused, StationState.TlsRefused)]
    [InlineData("host", TlsFault.Refused, StationState.TlsRefused)]
    [InlineData("expired", TlsFault.Refused, StationState.TlsRefused)]
    [InlineData("early", TlsFault.TimeUnknown, StationState.TlsTimeUnknown)]
    public async Task A_broker_that_is_not_to_be_trusted_is_told_apart_from_a_station_without_time(string server, TlsFault fault, StationState state)
    {
        using var tls = new TlsBroker();
        tls.Show(server switch
        {
            "authority" => tls.Other.IssueServer(TlsBroker.Host, TlsBroker.Early, TlsBroker.Late),
            "host" => tls.Authority.IssueServer("elsewhere.example", TlsBroker.Early, TlsBroker.Late),
            "expired" => tls.Authority.IssueServer(TlsBroker.Host, TlsBroker.Early, TlsBroker.Early.AddYears(1)),
            _ => tls.Authority.IssueServer(TlsBroker.Host, DateTimeOffset.FromUnixTimeMilliseconds(Product.ReleaseUtcMs).AddDays(1), TlsBroker.Late),
        });
        using var running = new RunningStation(tls.Broker.Port, tls.SecurityWith(tls.Client(TlsBroker.StationUser)));
        if (fault == TlsFault.TimeUnknown)
        {
            running.SwitchTimeServersOff();
        }

        await tls.AllowAsync(running.KeysPath);
        AssertKeptOut(running, fault, state);

        tls.Show(tls.Authority.IssueServer(TlsBroker.Host, TlsBroker.Early, TlsBroker.Late));
        tls.Broker.KillAndRestart();
        await AssertToldAsync(tls, running, TlsFaults.Token(fault), fault == TlsFault.TimeUnknown ? "tlsTimeUnknown" : "tlsRefused");
    }

    [Fact]
    public async Task A_first_start_without_time_and_without_time_servers_reaches_the_broker()
    {
        using var tls = new TlsBroker();
        using var running = new RunningStation(tls.Broker.Port, tls.SecurityWith(tls.Client(TlsBroker.StationUser)));
        running.SwitchTimeServersOff();
        await tls.AllowAsync(running.KeysPath);
        using ToolProcess receiver = ToolProcess.Start(["receive", .. tls.PlatformLogin, "--store", running.StorePath, "--keys", running.KeysPath]);
        running.AwaitStore();
        running.RunFor(TimeSpan.FromHours(1));
        Assert.False(running.Station.Firmware!.Delivery!.Time.Resolved);
        running.AssertEverythingArrivesExactlyOnce();
    }

    [Fact]
    public async Task Users_and_passwords_do_as_well_as_certificates_of_clients()
    {
        using var tls = new TlsBroker(asksForCertificates: false);
        BrokerSecurity security = tls.SecurityWith(null) with { User = TlsBroker.StationUser, Password = TlsBroker.Password };
        using var running = new RunningStation(tls.Broker.Port, security);
        await tls.AllowAsync(running.KeysPath);
        string password = tls.WriteSecret("platform-password", TlsBroker.Password + "\n");
        using ToolProcess receiver = ToolProcess.Start(
            "receive", "--broker", tls.Url, "--ca", tls.AuthorityPath, "--user", TlsBroker.PlatformUser, "--password-file", password, "--store", running.StorePath, "--keys", running.KeysPath);
        running.AwaitStore();
        running.RunFor(TimeSpan.FromHours(1));
        running.AssertEverythingArrivesExactlyOnce();

        running.Type("set broker-password wrong");
        running.RunFor(TimeSpan.FromMinutes(3));
        Assert.Equal(StationState.BrokerRefused, running.Station.Firmware!.Indicators.Shown(IndicatorName.Uplink).State);
    }

    [Fact]
    public async Task The_demonstration_runs_over_TLS()
    {
        using var tls = new TlsBroker(asksForCertificates: false);
        tls.AllowAll();
        string password = tls.WriteSecret("password", TlsBroker.Password);
        (int status, string output, string errors) = await ToolProcess.RunAsync(
            Limit, "demo", "--broker", tls.Url, "--ca", tls.AuthorityPath, "--user", TlsBroker.PlatformUser, "--password-file", password, "--speed", "max", "--for", "2h", "--json");
        Assert.True(status == 0, errors + output);
        using JsonDocument report = JsonDocument.Parse(output);
        Assert.Equal(report.RootElement.GetProperty("measured").GetInt64(), report.RootElement.GetProperty("delivered").GetInt64());
    }

    [Fact]
    public async Task What_is_wrong_with_the_platforms_own_login_is_said_in_a_line()
    {
        using var tls = new TlsBroker();
        using var running = new RunningStation(tls.Broker.Port);
        string[] store = ["--store", running.StorePath, "--keys", running.KeysPath];
        string other = tls.WriteSecret("other.pem", tls.Other.Pem);
        string key = tls.WriteSecret("key.pem", tls.Client(TlsBroker.PlatformUser));
        string[] own = ["--client-certificate", key, "--client-key", key];

        await AssertRefusesAsync(4, "broker-tls", ["--broker", tls.Url, "--ca", other, .. own, .. store]);
        await AssertRefusesAsync(4, "broker-tls", ["--broker", tls.Url, "--ca", tls.AuthorityPath, .. store]);
        await AssertRefusesAsync(4, "broker-tls", ["--broker", tls.Url, .. own, .. store]);
        await AssertRefusesAsync(4, "broker-tls", ["--broker", tls.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), "--ca", tls.AuthorityPath, .. own, .. store]);
        await AssertRefusesAsync(3, "broker-login", ["--broker", tls.Url.Replace("mqtts", "mqtt", StringComparison.Ordinal), "--ca", tls.AuthorityPath, .. store]);
        await AssertRefusesAsync(3, "broker-login", ["--broker", tls.Url, "--client-certificate", key, .. store]);
        await AssertRefusesAsync(3, "broker-login", ["--broker", tls.Url, "--password-file", key, .. store]);
        await AssertRefusesAsync(3, "broker-login-unusable", ["--broker", tls.Url, "--ca", running.KeysPath, .. store]);
        await AssertRefusesAsync(3, "broker-login-unusable", ["--broker", tls.Url, "--client-certificate", key, "--client-key", other, .. store]);
        tls.Expose(key);
        await AssertRefusesAsync(4, "broker-secret-exposed", ["--broker", tls.Url, .. own, .. store]);
        Assert.False(File.Exists(running.StorePath));
    }

    /// <summary>Runs a command of the tool while the station runs on beside it.</summary>
    private static async Task<(int Status, string Output, string Errors)> CommandAsync(TlsBroker tls, RunningStation running, params string[] command)
    {
        Task<(int, string, string)> tool = Task.Run(() => ToolProcess.RunAsync(
            Limit, ["command", .. command, .. tls.PlatformLogin, "--registry", running.KeysPath, "--station", "00000001", "--lifetime", "2d"]));
        while (!tool.IsCompleted)
        {
            running.RunFor(TimeSpan.FromSeconds(1));
        }

        return await tool;
    }

    private static async Task AssertRefusesAsync(int expected, string token, string[] arguments)
    {
        (int status, _, string errors) = await ToolProcess.RunAsync(Limit, ["receive", .. arguments]);
        Assert.True(errors.StartsWith($"station: {token}: ", StringComparison.Ordinal), errors);
        Assert.Equal(expected, status);
    }

    /// <summary>Kept out, the station says so by LED and terminal, and nothing of it passes.</summary>
    private static void AssertKeptOut(RunningStation running, TlsFault fault, StationState state)
    {
        running.RunFor(TimeSpan.FromMinutes(20));
        Assert.Equal(fault, running.Station.Firmware!.Delivery!.Access.Fault);
        Assert.Equal(state, running.Station.Firmware.Indicators.Shown(IndicatorName.Uplink).State);
        Assert.Equal(0, running.Station.Uplink.PublicationsPassed);
        Assert.Contains(TlsFaults.Token(fault), running.Type("net"));
        Assert.Contains(TlsFaults.Token(fault), running.Type("log"));
    }

    /// <summary>Back again, it tells the platform what kept it.</summary>
    private static async Task AssertToldAsync(TlsBroker tls, RunningStation running, string token, string counter)
    {
        using TlsClient platform = await TlsClient.ConnectAsync(tls, tls.Client(TlsBroker.PlatformUser), "platform", StatusTopic);
        running.RunFor(TimeSpan.FromMinutes(30));
        string told = await platform.AwaitAsync(StatusTopic, text => text.Contains("online", StringComparison.Ordinal));
        using JsonDocument status = JsonDocument.Parse(told);
        Assert.Equal(token, status.RootElement.GetProperty("tlsFault").GetString());
        Assert.True(status.RootElement.GetProperty(counter).GetInt64() > 0);
    }

    private static void Put(RunningStation running, string path, string text)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        Assert.Equal(FileStatus.Done, running.Station.Board.Files.Replace(path, content, content.Length));
    }

    private static async Task Ignoring(Func<Task> forbidden)
    {
        try
        {
            await forbidden();
        }
        catch (Exception error) when (error is MQTTnet.Exceptions.MqttCommunicationException or MQTTnet.Exceptions.MqttClientDisconnectedException)
        {
            // Some versions of mosquitto close the connection over it, others say nothing.
        }
    }
}
