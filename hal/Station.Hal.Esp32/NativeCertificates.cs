using System;
using System.Security.Cryptography.X509Certificates;

namespace Station.Hal.Esp32;

/// <summary>Certificates through the runtime's own parser, the one that TLS uses.</summary>
public sealed class NativeCertificates : ICertificates
{
    public bool TryReadExpiry(string pem, out long expiresUtcMs)
    {
        expiresUtcMs = 0;
        try
        {
            DateTime expires = new X509Certificate(pem).GetExpirationDate();
            expiresUtcMs = (expires.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
            return true;
        }
        catch (Exception)
        {
            // It throws for whatever it cannot parse.
            return false;
        }
    }
}
