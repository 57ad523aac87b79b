using Station.Hal;
using Station.Texts;

namespace Station.Terminal.Improv;

/// <summary>What Improv may do to the station: try a network, and keep it. It offers no way to read a password.</summary>
public interface IWirelessSetup
{
    /// <summary>A network is set, and there is a link.</summary>
    bool IsConnected { get; }

    /// <summary>Begins to try a network, or says why it cannot be tried.</summary>
    Refusal Try(string name, string password, long nowMs);

    /// <summary>How the attempt goes.</summary>
    LinkState State(long nowMs);

    /// <summary>There is a link: makes the network durable where it is not yet.</summary>
    Refusal Keep();
}
