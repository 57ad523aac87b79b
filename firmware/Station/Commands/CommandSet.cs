using Station.Hal;
using Station.Indicators;
using Station.Logging;
using Station.Supervision;
using Station.Texts;
using Station.Uplink;

namespace Station.Commands;

/// <summary>Puts the commands together with the rooms that carry them out.</summary>
public static class CommandSet
{
    /// <param name="board">The board.</param>
    /// <param name="delivery">Takes the desk in.</param>
    /// <param name="supervision">Restarts the station.</param>
    /// <param name="settings">Changes settings.</param>
    /// <param name="calibrations">Calibrates; null where nothing is measured.</param>
    /// <param name="modes">Maintenance; null where nothing is measured.</param>
    /// <param name="indicators">The LEDs.</param>
    /// <param name="log">Takes what is wrong with the ledger.</param>
    public static void Install(
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

        var numbers = new StationNumbers(board, delivery, supervision, settings.Store);
        delivery.DailyStatus = new DailyStatus(numbers, delivery.Opening);
        var common = new ICommand[]
        {
            new IdentifyCommand(indicators),
            new SetCommand(settings),
            new TimeHintCommand(delivery.Time, board.Clock, board.Random),
            new ResendCommand(delivery.Store, delivery.Uplink.Blocks),
            new DiagnosticsCommand(numbers),
            new RebootCommand(supervision.Reboots),
            new StepKeysCommand(delivery.Epochs),
            new TrustCommand(board, settings),
        };
        bool isMeasuring = calibrations != null && modes != null;
        var commands = new ICommand[common.Length + (isMeasuring ? 2 : 0)];
        System.Array.Copy(common, commands, common.Length);
        if (isMeasuring)
        {
            commands[common.Length] = new CalibrateCommand(calibrations);
            commands[common.Length + 1] = new MaintenanceCommand(modes);
        }

        delivery.Commands = new CommandDesk(delivery.Envelope, delivery.Uplink.Session, ledger, commands);
    }
}
