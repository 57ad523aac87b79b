using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Station.Hal.Simulated.Tls;

/// <summary>Reads certificates as the device's library does.</summary>
public sealed class VirtualCertificates : ICertificates
{
    private readonly HalGate gate;

    public VirtualCertificates(HalGate gate)
    {
        this.gate = gate;
    }

    /// <inheritdoc/>
    public bool TryReadExpiry(string pem, out long expiresUtcMs)
    {
        gate.Enter(HalCall.Certificate, pem.Length);
        expiresUtcMs = 0;
        try
        {
            using X509Certificate2 certificate = X509Certificate2.CreateFromPem(pem);
            expiresUtcMs = new DateTimeOffset(certificate.NotAfter).ToUnixTimeMilliseconds();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
