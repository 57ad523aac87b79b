using Station.Hal;
using Station.Uplink;

namespace Station.Terminal.Sources;

/// <summary>What the command <c>net</c> shows. It offers no secret, so that none can be shown.</summary>
public interface INetworkSource
{
    LinkState Link { get; }

    /// <summary>Signal strength in dBm, 0 when unknown.</summary>
    int SignalDbm { get; }

    /// <summary>The station's address, empty when it has none.</summary>
    string Address { get; }

    string NetworkName { get; }

    MqttState Broker { get; }

    string BrokerHost { get; }

    int BrokerPort { get; }

    /// <summary>The connection to the broker uses TLS.</summary>
    bool IsEncrypted { get; }

    /// <summary>The newest reason in this boot why TLS kept the station from its broker.</summary>
    TlsFault TlsFault { get; }

    /// <summary>Times in this boot that it did.</summary>
    int TlsFailures { get; }

    /// <summary>Whole days until the first certificate expires; -1 while that or the time is not known.</summary>
    int CertificateDays(long nowMs);

    /// <summary>Times that the link was lost or not made in this boot.</summary>
    int LinkFailures { get; }

    /// <summary>Times that the broker was lost or not reached in this boot.</summary>
    int BrokerFailures { get; }
}
