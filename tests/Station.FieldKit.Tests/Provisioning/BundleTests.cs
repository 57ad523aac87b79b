using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Station.Platform.Keys;
using Station.Tool.Bundles;
using Station.Tool.Tests;

namespace Station.FieldKit.Tests.Provisioning;

/// <summary>station provision into a bundle: keys that are given once, files that are whole, a plan that is checked, nothing secret where it does not belong.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_bundle_is_its_owner_s_alone_and_holds_what_a_station_needs()
    {
        (await MakeAsync("a")).AssertDone();

        Bundle bundle = BundleFolder.Read(folder["a"]);
        Assert.Equal((0x2Au, (byte)0, "minimum"), (bundle.Station, bundle.Generation, bundle.Board));
        Assert.Equal(["station.profile", "keys/chain", "settings-a"], bundle.Files.Select(file => file.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder["a"]));
        Assert.All(bundle.Files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(bundle.PathOf(file))));
    }

    [Fact]
    public async Task Nothing_secret_is_printed_nor_in_manifest_or_label()
    {
        ToolRun run = await MakeAsync("a");

        RegisteredStation station = Assert.Single(Registry().Stations);
        var keys = new StationKeys(station);
        string[] secrets = [TestPlan.NetworkPassword, TestPlan.BrokerPassword, Convert.ToHexStringLower(keys.CommandKey), Convert.ToHexStringLower(keys.FirstChainKey), Convert.ToBase64String(keys.CommandKey)];
        string open = run.Output + run.Error + File.ReadAllText(Path.Combine(folder["a"], Bundle.ManifestName)) + File.ReadAllText(Path.Combine(folder["a"], "label.png"), System.Text.Encoding.Latin1);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, open, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_same_command_makes_the_same_keys_again_and_takes_what_has_changed()
    {
        (await MakeAsync("a")).AssertDone();
        byte[] key = File.ReadAllBytes(Path.Combine(folder["a"], "chain.key"));
        byte[] settings = File.ReadAllBytes(Path.Combine(folder["a"], "settings"));

        (await MakeAsync("a", "language = en")).AssertDone();

        Assert.Equal(key, File.ReadAllBytes(Path.Combine(folder["a"], "chain.key")));
        Assert.NotEqual(settings, File.ReadAllBytes(Path.Combine(folder["a"], "settings")));
        Assert.Single(Registry().Stations);
    }

    [Fact]
    public async Task A_bundle_that_was_left_half_written_is_finished_by_the_same_command()
    {
        (await MakeAsync("a")).AssertDone();
        File.WriteAllText(Path.Combine(folder["a"], "settings"), "half");
        File.WriteAllText(Path.Combine(folder["a"], "settings.partial"), "half");

        (await MakeAsync("a")).AssertDone();

        Assert.Null(BundleFolder.Read(folder["a"]).DeliveredAt);
        Assert.False(File.Exists(Path.Combine(folder["a"], "settings.partial")));
    }

    [Fact]
    public async Task A_key_is_given_once_and_a_reason_gives_another_one_once()
    {
        (await MakeAsync("a")).AssertDone();

        (await MakeAsync("b")).AssertError(3, "provision-done", "0000002a generation 0");
        Assert.False(Directory.Exists(folder["b"]));
        (await MakeAsync("b", "", "--reason", "replaced")).AssertDone();
        (await MakeAsync("b", "", "--reason", "replaced")).AssertDone();

        Assert.Equal([0, 1], Registry().Stations.Select(station => (int)station.Generation).Order());
        Assert.Equal(1, BundleFolder.Read(folder["b"]).Generation);
    }

    [Fact]
    public async Task Another_station_s_bundle_that_waits_is_not_overwritten()
    {
        (await MakeAsync("a")).AssertDone();

        ToolRun run = await ToolRun.OfAsync([.. TestPlan.Arguments(folder, TestPlan.Write(folder, "0000002b")), "--bundle", folder["a"]]);

        run.AssertError(3, "bundle-other", "0000002a");
        Assert.Equal(0x2Au, BundleFolder.Read(folder["a"]).Station);
        Assert.Single(Registry().Stations);
    }

    public static TheoryData<string, string, string> BadLines() => new()
    {
        { "plan-line", "colour = blue", "network-password" },
        { "plan-line", "blue", "network-password" },
        { "plan-line", "site = there", "second time" },
        { "plan-line", "command-key = 00", "line" },
        { "plan-value", "generation = 256", "0 to 255" },
        { "plan-value", "broker-port = 0", "setting-out-of-range" },
        { "plan-value", "time-server-2 = time server", "setting-bad-character" },
        { "plan-value", "language = fr", "setting-not-choice" },
        { "plan-certificate", "authority = /nowhere.pem", "/nowhere.pem" },
        { "plan-certificate", "certificate = PLAN", "PLAN" },
    };

    [Theory]
    [MemberData(nameof(BadLines))]
    public async Task What_a_plan_cannot_say_is_refused_and_makes_no_key(string token, string line, string word)
    {
        string plan = folder["plan"];

        ToolRun run = await MakeAsync("a", line.Replace("PLAN", plan, StringComparison.Ordinal));

        run.AssertError(3, token, word.Replace("PLAN", plan, StringComparison.Ordinal));
        Assert.False(File.Exists(folder["registry"]));
        Assert.False(Directory.Exists(folder["a"]));
    }

    public static TheoryData<string, string, string> BadPlans() => new()
    {
        { "plan-value", "station = 42", "eight hexadecimal digits" },
        { "plan-value", "station = 00000000", "eight hexadecimal digits" },
        { "plan-value", "latitude = 90.1", "-90 to 90" },
        { "plan-value", "longitude = east", "-180 to 180" },
        { "plan-value", "network-password = short", "at least 8" },
        { "plan-incomplete", "station = 0000002a", "broker-host" },
        { "plan-unreadable", "site = \uD800", "plan" },
    };

    [Theory]
    [MemberData(nameof(BadPlans))]
    public async Task A_value_that_a_station_would_refuse_is_refused_here(string token, string text, string word)
    {
        byte[] bytes = text.Contains('\uD800') ? [0x73, 0xFF, 0x0A] : System.Text.Encoding.UTF8.GetBytes(text + "\n");
        folder.Put("plan", "");
        File.WriteAllBytes(folder["plan"], bytes);

        (await ToolRun.OfAsync([.. TestPlan.Arguments(folder, folder["plan"]), "--bundle", folder["a"]])).AssertError(3, token, word);
    }

    [Fact]
    public async Task A_plan_with_passphrases_that_others_can_read_is_refused()
    {
        string plan = TestPlan.Write(folder);
        File.SetUnixFileMode(plan, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        (await ToolRun.OfAsync([.. TestPlan.Arguments(folder, plan), "--bundle", folder["a"]])).AssertError(4, "plan-exposed", plan);
    }

    [Fact]
    public async Task Certificates_of_the_station_go_with_it_and_those_of_another_do_not()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string own = folder.Put("own.pem", Pem("0000002a", key) + key.ExportPkcs8PrivateKeyPem());
        string other = folder.Put("other.pem", Pem("0000002b", key) + key.ExportPkcs8PrivateKeyPem());
        string authority = folder.Put("authority.pem", Pem("authority", key));

        (await MakeAsync("b", $"certificate = {other}")).AssertError(3, "plan-certificate", "0000002b");
        (await MakeAsync("b", $"authority = {own}")).AssertError(3, "plan-certificate", "private key");
        (await MakeAsync("a", $"certificate = {own}\nauthority = {authority}")).AssertDone();

        Bundle bundle = BundleFolder.Read(folder["a"]);
        Assert.Equal(["station.profile", "authority-a.pem", "station.pem", "keys/chain", "settings-a"], bundle.Files.Select(file => file.Path));
        string settings = File.ReadAllText(Path.Combine(folder["a"], "settings"));
        Assert.Contains("broker-authority-file=authority-a.pem\n", settings);
        Assert.Contains("broker-certificate-file=station.pem\n", settings);
    }

    [Fact]
    public async Task A_station_that_would_connect_to_nobody_is_not_made()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string authority = $"authority = {folder.Put("authority.pem", Pem("authority", key))}";

        (await MakeFromAsync(TestPlan.Write(folder, encryption: 1), "a")).AssertError(3, "plan-encryption", "authority");
        (await MakeFromAsync(TestPlan.Write(folder, more: authority, encryption: 1), "a")).AssertError(3, "plan-encryption", "external RAM");
        (await MakeFromAsync(TestPlan.Write(folder, more: authority, encryption: 2), "a")).AssertDone();
    }

    [Fact]
    public async Task One_way_of_two_is_to_be_chosen_and_a_reason_that_is_one()
    {
        string[] arguments = TestPlan.Arguments(folder, TestPlan.Write(folder));

        (await ToolRun.OfAsync(arguments)).AssertError(2, "usage", "--port");
        (await ToolRun.OfAsync([.. arguments, "--bundle", folder["a"], "--reason", "new"])).AssertError(2, "usage", "--reason");
        (await ToolRun.OfAsync([.. arguments, "--port", "P", "--bundle", folder["a"]])).AssertError(2, "usage", "--bundle");
    }

    private static string Pem(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddYears(1));
        return certificate.ExportCertificatePem() + "\n";
    }

    private RegistryContent Registry()
    {
        using Passphrase passphrase = Passphrase.FromFile(folder["passphrase"]);
        return RegistryFile.ReadRoots(folder["registry"], passphrase);
    }

    private Task<ToolRun> MakeAsync(string bundle, string line = "", params string[] more) => MakeFromAsync(TestPlan.Write(folder, more: line), bundle, more);

    private Task<ToolRun> MakeFromAsync(string plan, string bundle, params string[] more) =>
        ToolRun.OfAsync([.. TestPlan.Arguments(folder, plan), "--bundle", folder[bundle], .. more]);
}
