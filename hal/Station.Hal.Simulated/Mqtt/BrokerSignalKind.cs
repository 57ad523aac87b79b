namespace Station.Hal.Simulated.Mqtt;

/// <summary>What the way to the broker brings.</summary>
public enum BrokerSignalKind
{
    /// <summary>The broker accepted the connection.</summary>
    Accepted,

    /// <summary>The broker refused the connection.</summary>
    Refused,

    /// <summary>The broker was not reached.</summary>
    Unreachable,

    /// <summary>TLS was not agreed, by either side.</summary>
    TlsRefused,

    /// <summary>The connection broke.</summary>
    Lost,

    /// <summary>The broker acknowledged a publication.</summary>
    Acknowledged,

    /// <summary>A message arrived.</summary>
    Received,
}
