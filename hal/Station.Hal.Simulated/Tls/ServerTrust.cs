using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Station.Hal.Simulated.Tls;

/// <summary>
/// Judges a server as the device's TLS library does: the pinned authorities and nothing else are trusted, its name must be the one that was asked for, and each certificate of the chain must be valid
/// by the board's calendar, the authority's too.
/// </summary>
public static class ServerTrust
{
    /// <param name="server">What the server shows of itself.</param>
    /// <param name="shown">The other certificates that it shows.</param>
    /// <param name="authoritiesPem">The pinned authorities.</param>
    /// <param name="host">The name that the firmware connects to.</param>
    /// <param name="calendarUtcMs">What the board's calendar clock says.</param>
    public static bool Accepts(X509Certificate2 server, X509Certificate2Collection shown, string authoritiesPem, string host, long calendarUtcMs)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(authoritiesPem);
        }
        catch (CryptographicException)
        {
            return false; // the library takes all certificates of a file or none
        }

        return server.MatchesHostname(host) && IsIssuedBy(authorities, server, shown, calendarUtcMs);
    }

    /// <summary>Whether a chain leads from a certificate to one of the authorities, all of it valid at that time.</summary>
    public static bool IsIssuedBy(X509Certificate2Collection authorities, X509Certificate2 certificate, X509Certificate2Collection shown, long utcMs)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(shown);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = DateTimeOffset.FromUnixTimeMilliseconds(utcMs).UtcDateTime;
        return chain.Build(certificate);
    }
}
