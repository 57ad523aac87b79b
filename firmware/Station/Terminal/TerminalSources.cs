using Station.Commands;
using Station.Terminal.Sources;

namespace Station.Terminal;

/// <summary>The rooms of the station as the terminal sees them.</summary>
public sealed class TerminalSources
{
    public IStatusSource Status { get; set; }

    public ISensorSource Sensors { get; set; }

    public IChannelSource Channels { get; set; }

    public IBufferSource Buffer { get; set; }

    public ITimeSource Time { get; set; }

    public INetworkSource Network { get; set; }

    public ICheckSource Checks { get; set; }

    public IExportSource Export { get; set; }

    /// <summary>Where the board becomes a station.</summary>
    public ProvisioningDesk Provisioning { get; set; }
}
