using Station.Hal;
using Station.Indicators;
using Station.Logging;
using Station.Supervision;
using Station.Texts;
using Station.Uplink;

namespace Station.Commands;

/// <summary>The commands and the rooms that carry them out. A command is made when it is asked for: between two of them, days may pass.</summary>
public sealed class CommandSet
{
    private readonly IBoard board;
    private readonly DeliveryChain delivery;
    private readonly SupervisionLoop supervision;
    private readonly SettingsDesk settings;
    private readonly CalibrationDesk calibrations;
    private readonly MeasuringModes modes;
    private readonly IndicatorLoop indicators;
    private readonly StationNumbers numbers;

    /// <summary>The one that knows something from one message to the next.</summary>
    private readonly TimeHintCommand timeHint;

    private CommandSet(
        IBoard board,
        DeliveryChain delivery,
        SupervisionLoop supervision,
        SettingsDesk settings,
        CalibrationDesk calibrations,
        MeasuringModes modes,
        IndicatorLoop indicators)
    {
        this.board = board;
        this.delivery = delivery;
        this.supervision = supervision;
        this.settings = settings;
        this.calibrations = calibrations;
        this.modes = modes;
        this.indicators = indicators;
        numbers = new StationNumbers(board, delivery, supervision, settings.Store);
        timeHint = new TimeHintCommand(delivery.Time, board.Clock, board.Random);
    }

    /// <summary>Opens the desk that takes commands, and puts it at the uplink's door.</summary>
    /// <param name="board">The board.</param>
    /// <param name="delivery">Takes the desk in.</param>
    /// <param name="supervision">Restarts the station.</param>
    /// <param name="settings">Changes settings.</param>
    /// <param name="calibrations">Calibrates; null where nothing is measured.</param>
    /// <param name="modes">Maintenance; null where nothing is measured.</param>
    /// <param name="indicators">The LEDs.</param>
    /// <param name="log">Takes what is wrong with the ledger.</param>
    public static CommandDesk Install(
        IBoard board,
        DeliveryChain delivery,
        SupervisionLoop supervision,
        SettingsDesk settings,
        CalibrationDesk calibrations,
        MeasuringModes modes,
        IndicatorLoop indicators,
        DeviceLog log)
    {
        var ledger = new CommandLedger(board.Files, board.Checksum);
        if (!ledger.Load())
        {
            log.Write(LogLevel.Warning, Component.Uplink, TextKey.LogCommandsDamaged);
        }

        var commands = new CommandSet(board, delivery, supervision, settings, calibrations, modes, indicators);
        delivery.DailyStatus = new DailyStatus(commands.numbers, delivery.Opening);
        var desk = new CommandDesk(delivery.Envelope, delivery.Uplink.Session, ledger, commands);
        commands.numbers.Desk = desk;
        delivery.Commands = desk;
        return desk;
    }

    /// <summary>The command of a code; null where the station has none.</summary>
    public ICommand Find(CommandCode code)
    {
        bool isMeasuring = calibrations != null && modes != null;
        switch (code)
        {
            case CommandCode.Identify:
                return new IdentifyCommand(indicators);
            case CommandCode.Set:
                return new SetCommand(settings);
            case CommandCode.TimeHint:
                return timeHint;
            case CommandCode.Resend:
                return new ResendCommand(delivery.Store, delivery.Uplink.Blocks);
            case CommandCode.Diagnostics:
                return new DiagnosticsCommand(numbers);
            case CommandCode.Reboot:
                return new RebootCommand(supervision.Reboots);
            case CommandCode.StepKeys:
                return new StepKeysCommand(delivery.Epochs);
            case CommandCode.Trust:
                return new TrustCommand(board, settings);
            case CommandCode.Calibrate:
                return isMeasuring ? new CalibrateCommand(calibrations) : null;
            case CommandCode.Maintenance:
                return isMeasuring ? new MaintenanceCommand(modes) : null;
            default:
                return null;
        }
    }
}
