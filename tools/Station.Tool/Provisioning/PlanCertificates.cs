using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Station.Tool.Provisioning;

/// <summary>PEM files that a station gets: looked at here, since a station that cannot use them says so only when it is to connect.</summary>
internal static class PlanCertificates
{
    /// <summary>A file is one block of flash (docs/settings.md).</summary>
    private const int LimitBytes = 4096;

    /// <summary>The old authority and the new one.</summary>
    private const int MostAuthorities = 2;

    /// <exception cref="ToolError">It is no PEM of one authority or two.</exception>
    public static byte[] Authority(string path) => Read(path, text =>
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(text);
        return certificates.Count switch
        {
            0 => "holds no certificate",
            > MostAuthorities => $"holds {certificates.Count} certificates",
            _ when text.Contains("PRIVATE KEY", StringComparison.Ordinal) => "holds a private key, which no station must have of an authority",
            _ => null,
        };
    });

    /// <exception cref="ToolError">It is no PEM of this station's certificate and its key.</exception>
    public static byte[] OfStation(string path, uint station) => Read(path, text =>
    {
        using var certificate = X509Certificate2.CreateFromPem(text, text);
        string name = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        return name == $"{station:x8}" ? null : $"is the certificate of '{name}', not of station {station:x8}";
    });

    private static byte[] Read(string path, Func<string, string?> problemOf)
    {
        string? problem;
        byte[] content = [];
        try
        {
            content = new FileInfo(path).Length <= LimitBytes ? File.ReadAllBytes(path) : throw new IOException($"it has more than {LimitBytes} bytes");
            problem = problemOf(Encoding.ASCII.GetString(content));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            problem = $"cannot be used: {error.Message}";
        }

        return problem is null ? content : throw new ToolError(ExitStatus.Input, "plan-certificate", $"{path} {problem}.", "Make it as docs/private-ca.md says.");
    }
}
