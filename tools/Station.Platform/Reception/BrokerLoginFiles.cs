using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Station.Platform.Errors;
using Station.Platform.Keys;

namespace Station.Platform.Reception;

/// <summary>The files that a login at a broker is read from. Those with secrets must be their owner's alone.</summary>
public sealed record BrokerLoginFiles
{
    private const int LongestBytes = 64 * 1024;

    /// <summary>PEM of the authorities; null for those of the system.</summary>
    public string? Authorities { get; init; }

    /// <summary>PEM of the own certificate.</summary>
    public string? Certificate { get; init; }

    /// <summary>PEM of its key, not encrypted.</summary>
    public string? Key { get; init; }

    /// <summary>User at the broker.</summary>
    public string? User { get; init; }

    /// <summary>File whose first line is the password.</summary>
    public string? Password { get; init; }

    /// <summary>Reads them all, so that nothing is missed later, when nobody looks.</summary>
    /// <exception cref="PlatformException">They do not fit together, cannot be used, or are exposed.</exception>
    public BrokerLogin Read(BrokerAddress broker)
    {
        if (!broker.UsesTls && (Authorities is not null || Certificate is not null))
        {
            throw new PlatformException(ErrorToken.BrokerLogin, broker.ToString(), "certificates are of no use without TLS");
        }

        if ((Certificate is null) != (Key is null) || (Password is not null && User is null))
        {
            throw new PlatformException(ErrorToken.BrokerLogin, broker.ToString(), "a certificate goes with its key, and a password with its user");
        }

        return new BrokerLogin
        {
            AuthoritiesPem = Authorities is null ? null : ReadAuthorities(Authorities),
            CertificatePem = Certificate is null ? null : ReadCertificate(Certificate, Key!),
            User = User,
            Password = Password is null ? null : ReadPassword(Password),
        };
    }

    private static string ReadAuthorities(string path) => Use(path, () =>
    {
        var pem = File.ReadAllText(path);
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(pem);
        return authorities.Count > 0 ? pem : throw new CryptographicException("it holds no certificate");
    });

    private static string ReadCertificate(string path, string keyPath)
    {
        var certificate = Use(path, () => File.ReadAllText(path));
        var key = Use(keyPath, () => Encoding.UTF8.GetString(PrivateFile.Read(keyPath, LongestBytes, ErrorToken.BrokerSecretExposed)));
        return Use(path, () =>
        {
            using var tried = X509Certificate2.CreateFromPem(certificate, key);
            return certificate.TrimEnd() + "\n" + key.TrimEnd() + "\n";
        });
    }

    private static byte[] ReadPassword(string path)
    {
        var content = Use(path, () => PrivateFile.Read(path, LongestBytes, ErrorToken.BrokerSecretExposed));
        var end = content.AsSpan().IndexOfAny((byte)'\n', (byte)'\r');
        return end < 0 ? content : content[..end];
    }

    private static T Use<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new PlatformException(ErrorToken.BrokerLoginUnusable, path, $"it cannot be used ({exception.Message})", exception);
        }
    }
}
