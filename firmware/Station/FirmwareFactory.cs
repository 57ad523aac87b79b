using System.Text;
using Station.Aggregation;
using Station.Hal;
using Station.Indicators;
using Station.Logging;
using Station.Measurement;
using Station.Sealing;
using Station.Settings;
using Station.Supervision;
using Station.Terminal;
using Station.Terminal.Rooms;
using Station.Texts;
using Station.Uplink;

namespace Station;

/// <summary>Composes the firmware on a board: the one place that knows all rooms. The loader finds it by its name.</summary>
public sealed class FirmwareFactory : IFirmwareFactory
{
    private const int LogEntries = 64;
    private const int ProfileLimitBytes = 8192;

    public IFirmware Create(IBoard board)
    {
        var log = new DeviceLog(board.Clock, LogEntries);
        var supervision = new SupervisionLoop(board, log);
        supervision.Begin();
        var settings = new StationSettings(new SettingsSchema());
        var store = new SettingsStore(board.Files, board.Checksum, settings, log);
        SettingsFinding finding = store.Load();
        var keys = new KeyStore(board.Files, board.Checksum);
        bool provisioned = LoadKeys(keys, settings, log);

        Profile profile = ReadProfile(board, settings.Text(SettingKey.ProfileFile), log);
        var calibrationFile = new CalibrationFile(board.Files, board.Checksum);
        Calibration[] calibrations = profile == null ? null : LoadCalibrations(calibrationFile, profile, log);
        bool delivers = provisioned && profile != null;
        StationReport report = delivers ? new StationReport(board.Name, settings, profile, calibrations, supervision) : null;
        DeliveryChain delivery = delivers ? CreateDelivery(board, settings, keys, profile, report) : null;
        MeasuringChain measuring = CreateMeasuring(board, profile, delivery, calibrations, log);
        CalibrationDesk desk = delivery == null || measuring == null ? null : new CalibrationDesk(profile.Channels, calibrations, calibrationFile, delivery.Opening);
        if (desk != null)
        {
            desk.Serve(measuring);
        }

        supervision.Reboots.Preparation = delivery;

        var states = new ActiveStates();
        var table = new IndicatorTable();
        var sensors = new SensorStatus(profile, measuring);
        var watch = new StateWatch(states, supervision, sensors, delivery);
        watch.Begin(finding, provisioned);
        var parts = new TerminalParts
        {
            Catalogue = new Catalogue { Language = settings.Language },
            Log = log,
            Indicators = table,
            States = states,
            Reboots = supervision.Reboots,
            Settings = store,
            Version = Product.Version,
        };
        var sources = new TerminalSources
        {
            Status = new StationStatus(board, settings, supervision, delivery),
            Sensors = sensors,
            Buffer = new BufferStatus(delivery),
            Time = new TimeStatus(delivery, settings),
            Network = new NetworkStatus(board, settings, delivery),
        };
        var terminal = new TerminalLoop(board.Terminal, parts.Catalogue, TerminalCommands.Create(parts, sources), Product.Version);
        return new Firmware(measuring, delivery, watch, new IndicatorLoop(board, table, states), terminal, supervision)
        {
            Calibrations = desk,
            Modes = measuring == null ? null : new MeasuringModes(measuring.Channels, report, delivery?.Opening),
        };
    }

    private static Profile ReadProfile(IBoard board, string path, DeviceLog log)
    {
        var buffer = new byte[ProfileLimitBytes];
        if (board.Files.Read(path, 0, buffer, 0, buffer.Length, out int count) != FileStatus.Done)
        {
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogProfileMissing);
            return null;
        }

        var problems = new ProfileProblems();
        Profile profile = ProfileReader.Read(Encoding.UTF8.GetString(buffer, 0, count), problems);
        Report(problems, log);
        return profile;
    }

    /// <summary>Whether the station has a number and the key that belongs to it. The key file is looked at in any case: a sweep may have left the volume full.</summary>
    private static bool LoadKeys(KeyStore keys, StationSettings settings, DeviceLog log)
    {
        KeyFinding finding = keys.Load((uint)settings.Number(SettingKey.Station), (int)settings.Number(SettingKey.Generation));
        if (!settings.HasStationNumber || finding == KeyFinding.Sound)
        {
            return settings.HasStationNumber;
        }

        TextKey text = finding == KeyFinding.Missing ? TextKey.LogKeyMissing : finding == KeyFinding.Damaged ? TextKey.LogKeyDamaged : TextKey.LogKeyForeign;
        log.Write(LogLevel.Error, Component.Settings, text);
        return false;
    }

    private static Calibration[] LoadCalibrations(CalibrationFile file, Profile profile, DeviceLog log)
    {
        Calibration[] calibrations = file.Load(profile.Channels);
        if (file.IsDamaged)
        {
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogCalibrationDamaged);
        }

        return calibrations;
    }

    private static DeliveryChain CreateDelivery(IBoard board, StationSettings settings, KeyStore keys, Profile profile, StationReport report) =>
        new DeliveryChain(board, settings, keys, profile.Channels.Length, profile.Hours.Columns.Length, report);

    /// <summary>A station that is not provisioned measures all the same, so that whoever provisions it sees its sensors.</summary>
    private static MeasuringChain CreateMeasuring(IBoard board, Profile profile, DeliveryChain delivery, Calibration[] calibrations, DeviceLog log)
    {
        if (profile == null)
        {
            return null;
        }

        var problems = new ProfileProblems();
        MeasuringDoors doors = delivery == null ? CreateIdleDoors() : CreateDoors(delivery);
        doors.Calibrations = calibrations;
        MeasuringChain chain = MeasuringChainBuilder.Build(profile, board, doors, problems);
        Report(problems, log);
        return chain;
    }

    private static MeasuringDoors CreateIdleDoors()
    {
        var unkept = new UnkeptRecords();
        return new MeasuringDoors { Boundary = new UptimeBoundary(), Time = unkept, Minutes = unkept, Hours = unkept, Events = unkept };
    }

    private static MeasuringDoors CreateDoors(DeliveryChain delivery) => new MeasuringDoors
    {
        Boundary = delivery.Time,
        Time = delivery.Local,
        Minutes = delivery.Opening,
        Hours = delivery.Opening,
        Events = delivery.Opening,
        Flash = delivery.Files,
    };

    private static void Report(ProfileProblems problems, DeviceLog log)
    {
        for (int i = 0; i < problems.Count; i++)
        {
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogProfileProblem, problems[i].Line);
        }
    }
}
