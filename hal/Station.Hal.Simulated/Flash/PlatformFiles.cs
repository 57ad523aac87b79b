namespace Station.Hal.Simulated.Flash;

/// <summary>What the platform itself keeps on the volume that it shares with the firmware.</summary>
public static class PlatformFiles
{
    /// <summary>Settings of the network interface.</summary>
    public const string Network = "network.cfg";

    /// <summary>Settings of the Wi-Fi station.</summary>
    public const string WiFi = "wifi.cfg";

    /// <summary>Settings of the Wi-Fi access point, which the platform keeps whether it is used or not.</summary>
    public const string AccessPoint = "wifi-ap.cfg";

    /// <summary>The certificate authority that TLS trusts.</summary>
    public const string Authority = "ca.pem";

    /// <summary>Certificate and key of the device.</summary>
    public const string Device = "device.pem";

    // Estimates from the fields of the platform's structures: addresses of both families; network name (32) and password (64).
    private const int NetworkBytes = 160;
    private const int WiFiBytes = 120;

    // An authority takes 3 KB of PEM, and so do certificate and key of the device.
    private const int CertificateBytes = 3 * 1024;

    /// <summary>Writes them, as a technician does on the bench.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="withCertificates">Those of the platform's own store too; a station that pins its authorities has none there.</param>
    public static void Install(FlashVolume volume, bool withCertificates = true)
    {
        var random = new SeededRandom(1);
        Write(volume, Network, NetworkBytes, random);
        Write(volume, WiFi, WiFiBytes, random);
        Write(volume, AccessPoint, WiFiBytes, random);
        if (withCertificates)
        {
            Write(volume, Authority, CertificateBytes, random);
            Write(volume, Device, CertificateBytes, random);
        }
    }

    private static void Write(FlashVolume volume, string name, int bytes, SeededRandom random)
    {
        byte[] content = new byte[bytes];
        random.Fill(content);
        if (volume.Replace(name, content) != FileStatus.Done)
        {
            throw new InvalidOperationException("The volume has no room for " + name + ".");
        }
    }
}
