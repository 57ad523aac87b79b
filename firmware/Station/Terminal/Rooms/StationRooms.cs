using System.Text;
using Station.Aggregation;
using Station.Commands;
using Station.Hal;
using Station.Measurement;
using Station.Profiles;
using Station.Settings;
using Station.Supervision;
using Station.Texts;
using Station.Uplink;

namespace Station.Terminal.Rooms;

/// <summary>The rooms of the station, for a terminal that is opened now and then: what stands between it and them is made anew each time.</summary>
public sealed class StationRooms : ITerminalOpener
{
    public IBoard Board { get; set; }

    /// <summary>What the terminal works with beside its sources.</summary>
    public TerminalParts Parts { get; set; }

    public SensorStatus Sensors { get; set; }

    public Profile Profile { get; set; }

    /// <summary>Null without a usable profile.</summary>
    public MeasuringChain Measuring { get; set; }

    public Calibration[] Calibrations { get; set; }

    /// <summary>Null when nothing measures.</summary>
    public MeasuringModes Modes { get; set; }

    /// <summary>Null on a station that is not provisioned.</summary>
    public CalibrationDesk Desk { get; set; }

    public SupervisionLoop Supervision { get; set; }

    /// <summary>Null on a station that is not provisioned.</summary>
    public DeliveryChain Delivery { get; set; }

    /// <summary>Null on a station that is provisioned, or that does not know its broker.</summary>
    public AdvisoryChain Advisory { get; set; }

    public byte[] Greeting()
    {
        Catalogue catalogue = Parts.Catalogue;
        string text = "\r\n" + catalogue.Text(TextKey.Station) + " " + Parts.Version + "  " + catalogue.Text(TextKey.Greeting) + "\r\n" + TerminalSession.Prompt;
        return Encoding.UTF8.GetBytes(text);
    }

    public TerminalSession Open()
    {
        StationSettings settings = Parts.Settings.Store.Settings;
        var network = new NetworkStatus(Board, settings, Delivery);
        var sources = new TerminalSources
        {
            Status = new StationStatus(Board, settings, Profile, Supervision, Delivery),
            Sensors = Sensors,
            Channels = new ChannelStatus(Profile, Measuring, Calibrations, Modes, Desk),
            Buffer = new BufferStatus(Delivery),
            Time = new TimeStatus(Delivery, settings),
            Network = network,
            Checks = new StationChecks(Board, Delivery, Sensors, network),
            Export = new StoredBlocks(Board, Delivery),
            Provisioning = new ProvisioningDesk(Parts.Settings.Store, Board.Files, Board.Checksum),
        };
        var setup = new WirelessSetup(Board, Parts.Settings, Delivery, Advisory);
        return new TerminalSession(
            Board.Terminal, Parts.Catalogue, TerminalCommands.Create(Parts, sources), TerminalCommands.SecretWords(settings.Schema), setup, sources.Status, Parts.Version);
    }
}
