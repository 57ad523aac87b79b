using System.Security.Cryptography.X509Certificates;
using Station.Simulator.Fleet;
using Station.Tests.Certificates;

namespace Station.EndToEnd.Tests;

/// <summary>A real mosquitto that speaks nothing but TLS, with the access list of the registry, and a private authority for both sides.</summary>
internal sealed class TlsBroker : IDisposable
{
    /// <summary>The broker's name in the stations' settings.</summary>
    public const string Host = "broker.example";

    public const string StationUser = "00000001";
    public const string PlatformUser = "station-platform";
    public const string Password = "e2e-password";

    /// <summary>Well before any release, as docs/private-ca.md asks for.</summary>
    public static readonly DateTimeOffset Early = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Late = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan ToolLimit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("station-tls-");

    /// <param name="asksForCertificates">Clients show certificates; else users and passwords.</param>
    public TlsBroker(bool asksForCertificates = true)
    {
        Show(Authority.IssueServer(Host, Early, Late));
        File.WriteAllText(AuthorityPath, Authority.Pem);
        string list = Write("acl", string.Empty);
        string[] login = asksForCertificates
            ? ["require_certificate true", "use_identity_as_username true", $"cafile {AuthorityPath}"]
            : [$"password_file {MakePasswords()}"];
        Broker = new Mosquitto([.. login, $"certfile {PathOf("server.pem")}", $"keyfile {PathOf("server.pem")}", "allow_anonymous false", $"acl_file {list}", "user root"]);
    }

    public TestAuthority Authority { get; } = new("e2e authority", Early, Late);

    public TestAuthority Other { get; } = new("e2e other authority", Early, Late);

    public Mosquitto Broker { get; }

    public string Url => $"mqtts://127.0.0.1:{Broker.Port}";

    /// <summary>Arguments with which the platform's user logs in.</summary>
    public string[] PlatformLogin =>
    [
        "--broker", Url, "--ca", AuthorityPath,
        "--client-certificate", WriteSecret("platform.pem", Client(PlatformUser)), "--client-key", PathOf("platform.pem"),
    ];

    public string AuthorityPath => PathOf("ca.pem");

    public string Client(string user) => Authority.IssueClientPem(user, Early, Late);

    /// <summary>A station's way in with a certificate.</summary>
    public BrokerSecurity SecurityWith(string? certificatePem, string? authoritiesPem = null) => new(authoritiesPem ?? Authority.Pem) { Host = Host, CertificatePem = certificatePem };

    /// <summary>Puts the access list of a registry into force, printed by the tool as an administrator does.</summary>
    public async Task AllowAsync(string registryPath)
    {
        (int status, string list, string errors) = await ToolProcess.RunAsync(ToolLimit, "registry", "acl", "--registry", registryPath);
        Assert.True(status == 0, errors);
        Write("acl", list);
        Broker.KillAndRestart();
    }

    /// <summary>Lets the platform's user be every station too, as a demonstration needs it.</summary>
    public void AllowAll()
    {
        Write("acl", $"user {PlatformUser}\ntopic readwrite #\n");
        Broker.KillAndRestart();
    }

    /// <summary>What the broker shows of itself after its next start.</summary>
    public void Show(X509Certificate2 server) => WriteSecret("server.pem", TestAuthority.PemOf(server));

    public string WriteSecret(string name, string content)
    {
        string path = Write(name, content);
        SetMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    /// <summary>Lets others of the owner's group read a file.</summary>
    public void Expose(string path) => SetMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);

    public string PathOf(string name) => Path.Combine(directory.FullName, name);

    public void Dispose()
    {
        Broker.Dispose();
        Authority.Dispose();
        Other.Dispose();
        directory.Delete(true);
    }

    private string Write(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private string MakePasswords()
    {
        string path = Write("passwords", string.Empty);
        foreach (string user in new[] { StationUser, PlatformUser })
        {
            using var adding = System.Diagnostics.Process.Start("mosquitto_passwd", ["-b", path, user, Password]);
            adding.WaitForExit();
        }

        return path;
    }
}
