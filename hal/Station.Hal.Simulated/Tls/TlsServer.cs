using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Station.Hal.Simulated.Tls;

/// <summary>The TLS side of a broker in virtual time: what it shows of itself, and whom it lets in.</summary>
public sealed class TlsServer
{
    /// <summary>The certificate of the server.</summary>
    public required X509Certificate2 Certificate { get; set; }

    /// <summary>The authorities whose certificates clients must show; null where none is asked for.</summary>
    public X509Certificate2Collection? ClientAuthorities { get; init; }

    /// <summary>Whether client and server agree.</summary>
    /// <param name="options">What the client brings.</param>
    /// <param name="calendarUtcMs">The client's calendar.</param>
    /// <param name="trueMs">The server's, which is right.</param>
    public bool Agrees(MqttConnectOptions options, long calendarUtcMs, long trueMs)
    {
        return options.UsesTls
            && ServerTrust.Accepts(Certificate, [], options.AuthoritiesPem, options.Host, calendarUtcMs)
            && (ClientAuthorities is null || IsLetIn(ClientAuthorities, options.CertificatePem, trueMs));
    }

    private static bool IsLetIn(X509Certificate2Collection authorities, string? certificatePem, long trueMs)
    {
        if (certificatePem is null)
        {
            return false;
        }

        try
        {
            using X509Certificate2 certificate = X509Certificate2.CreateFromPem(certificatePem, certificatePem);
            return ServerTrust.IsIssuedBy(authorities, certificate, [], trueMs);
        }
        catch (CryptographicException)
        {
            return false; // the library refuses a certificate without its key, or with another
        }
    }
}
