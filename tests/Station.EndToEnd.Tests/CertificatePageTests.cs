using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Station.Hal.Simulated.Tls;
using Station.Uplink;

namespace Station.EndToEnd.Tests;

/// <summary>The commands of docs/private-ca.md make what the page says, as they stand there.</summary>
public sealed partial class CertificatePageTests : IDisposable
{
    private const string Host = "broker.example.org";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("station-page-");

    public void Dispose() => directory.Delete(true);

    [Fact]
    public void The_commands_of_the_page_make_an_authority_a_broker_and_a_station_that_accept_each_other_from_the_release_on()
    {
        foreach (Match block in ShellBlock().Matches(File.ReadAllText(PagePath())))
        {
            using Process shell = Process.Start(new ProcessStartInfo("bash", ["-e", "-c", block.Groups[1].Value]) { WorkingDirectory = directory.FullName, RedirectStandardError = true })!;
            string errors = shell.StandardError.ReadToEnd();
            shell.WaitForExit();
            Assert.True(shell.ExitCode == 0, errors);
        }

        string authorityPem = Read("authority.pem");
        using X509Certificate2 broker = X509Certificate2.CreateFromPem(Read("broker.pem"), Read("broker.key"));
        Assert.True(ServerTrust.Accepts(broker, [], authorityPem, Host, Product.ReleaseUtcMs), "a station without time does not accept the broker");
        Assert.True(ServerTrust.Accepts(broker, [], authorityPem, Host, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));
        Assert.False(ServerTrust.Accepts(broker, [], Read("authority-now.pem"), Host, Product.ReleaseUtcMs), "valid from before it was made");

        string stationPem = Read("station.pem");
        using X509Certificate2 station = X509Certificate2.CreateFromPem(stationPem, stationPem);
        Assert.Equal("CN=0000002a", station.Subject);
        Assert.True(ServerTrust.IsIssuedBy([X509Certificate2.CreateFromPem(authorityPem)], station, [], DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));

        TestContext.Current.TestOutputHelper!.WriteLine($"authority {authorityPem.Length} bytes, certificate with key {stationPem.Length} bytes, of {PemFile.LimitBytes}");
        Assert.InRange(2 * authorityPem.Length, 1, PemFile.LimitBytes);
        Assert.InRange(stationPem.Length, 1, PemFile.LimitBytes);
    }

    private static string PagePath()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StationFirmware.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "docs", "private-ca.md");
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(directory.FullName, name));

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
