using System.Security.Cryptography.X509Certificates;
using System.Text;
using Station.Hal.Simulated.Flash;
using Station.Platform.Commands;
using Station.Settings;
using Station.Simulator.Fleet;
using Station.Tests.Laws;
using Station.Tests.Uplink;

namespace Station.Tests.Commands;

/// <summary>Secrets that are planted everywhere a station keeps one, looked for in everything that leaves it: publications, terminal, log, diagnostics.</summary>
public sealed class PlantedSecretTests : IDisposable
{
    private const string NetworkPassword = "planted-network-password";
    private const string BrokerPassword = "planted-broker-password";

    private readonly CommandBench bench = new();
    private readonly StringBuilder printed = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void No_secret_leaves_by_any_way()
    {
        bench.Laws.RunMinutes(3);
        Type("lang en");
        Type($"set network-password {NetworkPassword} broker-password {BrokerPassword}");
        Type($"set \"broker-password\" \"{BrokerPassword}\"");
        Assert.Equal(NetworkPassword, Setting(SettingKey.NetworkPassword));
        Assert.Equal(BrokerPassword, Setting(SettingKey.BrokerPassword));
        string key = Setting(SettingKey.CommandKey);

        // Lines that are refused repeat what they refuse; of a secret they must not.
        Type($"set broker-password {BrokerPassword} a b c d {BrokerPassword}");
        Type($"set broker-password a b c d e f {BrokerPassword} {BrokerPassword}");
        Type($"set broker-password a {BrokerPassword} b");
        Type($"set broker-password a --{BrokerPassword}");
        Type($"set broker-password {BrokerPassword}{new string('x', 65)}");
        Type($"set broker-password {new string('x', 40)}{BrokerPassword}{BrokerPassword}{BrokerPassword}{BrokerPassword}{BrokerPassword}");
        Type($"set broker-password \"{BrokerPassword}");
        Type($"set command-key {key}");
        foreach (string command in new[] { "help", "status", "sensors", "buffer", "log debug", "time", "net", "channels", "selftest", "led", "identify", "watch 2", "maintenance", "export all", "set --plain" })
        {
            Type(command);
            Type("@1 " + command);
        }

        Type($"@1 set broker-password {BrokerPassword}");
        Type($"@1 set broker-password a {BrokerPassword} b");
        Type($"@{BrokerPassword} set broker-password {BrokerPassword}");
        Type($"@1 set command-key {key}");

        bench.Send(CommandRequest.Plain(CommandCode.Diagnostics));
        bench.Send(CommandRequest.Set([KeyValuePair.Create("site", "elsewhere")]));
        bench.Send(CommandRequest.Set([KeyValuePair.Create("broker-password", "from-afar-password")]));
        bench.Send(CommandRequest.Plain(CommandCode.StepKeys));
        bench.Laws.RunMinutes(40);
        Type("log debug");
        Type("set --plain");
        Type("export all");
        Type("\u001b[A\u001b[A\u001b[A");
        bench.Laws.Settle();

        Assert.Contains("(set)", printed.ToString());
        byte[] everything = [.. Encoding.UTF8.GetBytes(printed.ToString()), .. bench.Laws.Publications.SelectMany(publication => publication.Payload)];
        byte[][] secrets =
        [
            Encoding.UTF8.GetBytes(NetworkPassword),
            Encoding.UTF8.GetBytes(BrokerPassword),
            Encoding.UTF8.GetBytes(key),
            Encoding.UTF8.GetBytes(key.ToUpperInvariant()),
            bench.Laws.Platform.Keys.CommandKey,
            bench.Laws.Platform.Keys.FirstChainKey,
            bench.Laws.Platform.Keys.BlockKey(0).ToArray(),
            bench.Laws.Platform.Keys.LiveKey(0).ToArray(),
            bench.Laws.Platform.Keys.BlockKey(1).ToArray(),
            bench.Laws.Platform.Keys.LiveKey(1).ToArray(),
        ];
        TestContext.Current.TestOutputHelper!.WriteLine($"{secrets.Length} secrets, {everything.Length} bytes that left the station");
        Assert.All(secrets, secret => Assert.Equal(-1, everything.AsSpan().IndexOf(secret)));
        Assert.True(Holds(Encoding.UTF8.GetBytes(BrokerPassword)), "the search finds what is there");
    }

    [Fact]
    public void The_key_of_the_stations_certificate_leaves_by_no_way()
    {
        using var tls = new TlsBench(demandsCertificate: true);
        string pem = tls.Client();
        tls.PowerOn(tls.Server(), new BrokerSecurity(tls.Authority.Pem) { CertificatePem = pem, User = "planted-user", Password = BrokerPassword });
        tls.Laws.RunMinutes(5);
        foreach (string command in new[] { "lang en", "help", "status", "buffer", "log debug", "time", "net", "set", $"set site {BrokerSecurity.CertificatePath}", "set broker-certificate-file nowhere.pem", "log" })
        {
            tls.Type(command);
        }

        tls.Laws.RunMinutes(40);
        tls.Type($"set broker-certificate-file {BrokerSecurity.CertificatePath}");
        tls.Laws.Settle();
        Assert.Contains(BrokerSecurity.CertificatePath, tls.Printed);
        Assert.NotEmpty(tls.Laws.Sent("session"));

        string key = pem[pem.IndexOf("-----BEGIN PRIVATE", StringComparison.Ordinal)..];
        using var readable = X509Certificate2.CreateFromPem(pem, pem);
        byte[][] secrets =
        [
            .. key.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('-')).Select(Encoding.ASCII.GetBytes),
            readable.GetECDsaPrivateKey()!.ExportParameters(true).D!,
            Encoding.ASCII.GetBytes("PRIVATE KEY"),
            Encoding.ASCII.GetBytes(BrokerPassword),
        ];
        byte[] everything = [.. Encoding.UTF8.GetBytes(tls.Printed), .. tls.Laws.Publications.SelectMany(publication => publication.Payload)];
        TestContext.Current.TestOutputHelper!.WriteLine($"{secrets.Length} parts of secrets, {everything.Length} bytes that left the station");
        Assert.All(secrets, secret => Assert.Equal(-1, everything.AsSpan().IndexOf(secret)));
    }

    private bool Holds(byte[] secret)
    {
        FlashChip chip = bench.Laws.Station.Board.Storage.Chip;
        return chip.Image.IndexOf(secret) >= 0;
    }

    private string Setting(SettingKey key) => bench.Firmware.Delivery.Settings.Settings.Text(key);

    private void Type(string line)
    {
        bench.Laws.Station.Board.Console.Type(line + "\r");
        bench.Laws.RunFor(12_000, 100);
        printed.Append(bench.Laws.Station.Board.Console.TakePrinted());
    }
}
