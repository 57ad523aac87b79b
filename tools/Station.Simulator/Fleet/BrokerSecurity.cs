namespace Station.Simulator.Fleet;

/// <summary>How a simulated station reaches its broker with TLS.</summary>
/// <param name="AuthoritiesPem">PEM of the authorities that it trusts, one or two.</param>
public sealed record BrokerSecurity(string AuthoritiesPem)
{
    /// <summary>Where the authorities lie on the volume.</summary>
    public const string AuthorityPath = "authority-a.pem";

    /// <summary>Where certificate and key lie on the volume.</summary>
    public const string CertificatePath = "station.pem";

    /// <summary>The broker's name in the settings, which its certificate must carry.</summary>
    public string Host { get; init; } = "broker.example";

    /// <summary>The setting <c>broker-encryption</c>.</summary>
    public int Encryption { get; init; } = 1;

    /// <summary>PEM of the station's own certificate and its key; null without one.</summary>
    public string? CertificatePem { get; init; }

    /// <summary>Its user at the broker; null for none.</summary>
    public string? User { get; init; }

    /// <summary>That user's password; null for none.</summary>
    public string? Password { get; init; }
}
