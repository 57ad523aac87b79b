using Station.Commands;
using Station.Indicators;
using Station.Logging;
using Station.Supervision;
using Station.Texts;

namespace Station.Terminal;

/// <summary>What the terminal works with beside its sources.</summary>
public sealed class TerminalParts
{
    public Catalogue Catalogue { get; set; }

    public DeviceLog Log { get; set; }

    public IndicatorTable Indicators { get; set; }

    public ActiveStates States { get; set; }

    /// <summary>The LEDs.</summary>
    public IndicatorLoop Lights { get; set; }

    public RebootPlanner Reboots { get; set; }

    public SettingsDesk Settings { get; set; }

    /// <summary>The product's version.</summary>
    public string Version { get; set; }
}
