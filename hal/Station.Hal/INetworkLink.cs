namespace Station.Hal;

/// <summary>The network link (Wi-Fi on the device). Attempts are begun and polled. Worst stall: 1 s.</summary>
public interface INetworkLink
{
    LinkState State { get; }

    /// <summary>Received signal strength in dBm, 0 when unknown.</summary>
    int SignalDbm { get; }

    /// <summary>The station's own address in dotted form, empty when there is none.</summary>
    string Address { get; }

    /// <summary>Begins an attempt; <see cref="State"/> tells how it goes.</summary>
    void BeginConnect(string networkName, string password);

    /// <summary>Takes the radio down and up again, before another attempt.</summary>
    void Restart();
}
