using Station.Aggregation;
using Station.Commands;
using Station.Hal;
using Station.Indicators;
using Station.Journal;
using Station.Logging;
using Station.Measurement;
using Station.Profiles;
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

    public IFirmware Create(IBoard bareBoard)
    {
        var board = new WatchedBoard(bareBoard);
        var log = new DeviceLog(board.Clock, LogEntries);
        var supervision = new SupervisionLoop(board, log);
        supervision.Begin();
        var settings = new StationSettings(new SettingsSchema());
        var store = new SettingsStore(board.Files, board.Checksum, settings, log);
        var start = new StartFindings { Settings = store.Load(), HasStationNumber = settings.HasStationNumber };
        if (supervision.CauseToken == Breadcrumb.ResetToken)
        {
            Reset(board, store, start, log);
        }

        var keys = new KeyStore(board.Files, board.Checksum);
        LoadKeys(keys, settings, start, log);
        var profileFile = new ProfileFile(board, log);
        Profile profile = profileFile.Read(settings.Text(SettingKey.ProfileFile));
        start.Profile = profileFile.Finding;
        start.VolumeIsBlank = IsBlank(board.Files, start);

        // Without a profile of its own the station does not know its columns: what is in the journal stays there until it has one again.
        profile ??= profileFile.Bare();
        var calibrationFile = new CalibrationFile(board.Files, board.Checksum);
        Calibration[] calibrations = LoadCalibrations(calibrationFile, profile, log);
        StationReport report = start.IsProvisioned ? new StationReport(board.Name, settings, profile, calibrations, supervision) : null;
        DeliveryChain delivery = start.IsProvisioned ? CreateDelivery(board, store, keys, profile, report, supervision, start, log) : null;
        AdvisoryChain advisory = delivery == null ? AdvisoryChain.Create(board, settings, start, log) : null;
        MeasuringChain measuring = CreateMeasuring(board, profile, delivery, calibrations, log);
        CalibrationDesk desk = delivery == null || measuring == null ? null : new CalibrationDesk(profile.Channels, calibrations, calibrationFile, delivery.Opening);
        if (desk != null)
        {
            desk.Serve(measuring);
        }

        profile.ForgetBuilding();
        supervision.Reboots.Preparation = delivery;

        var states = new ActiveStates();
        var table = new IndicatorTable();
        var sensors = new SensorStatus(profile, measuring);
        var watch = new StateWatch(states, supervision, sensors, delivery);
        watch.Begin(start);
        var catalogue = new Catalogue { Language = settings.Language };
        var settingsDesk = new SettingsDesk(store, profileFile, catalogue, delivery);
        MeasuringModes modes = measuring == null
            ? null
            : new MeasuringModes(measuring.Channels, report, delivery?.Opening, board.Files, board.Checksum, profile.Version);
        modes?.Load();
        var indicators = new IndicatorLoop(board, table, states);
        CommandDesk commands = delivery == null ? null : CommandSet.Install(board, delivery, supervision, settingsDesk, desk, modes, indicators, log);

        var parts = new TerminalParts
        {
            Catalogue = catalogue,
            Log = log,
            Indicators = table,
            States = states,
            Reboots = supervision.Reboots,
            Settings = settingsDesk,
            Version = Product.Version,
            Lights = indicators,
        };
        var rooms = new StationRooms
        {
            Board = board,
            Parts = parts,
            Sensors = sensors,
            Profile = profile,
            Measuring = measuring,
            Calibrations = calibrations,
            Modes = modes,
            Desk = desk,
            Supervision = supervision,
            Delivery = delivery,
            Advisory = advisory,
        };
        var terminal = new TerminalLoop(board.Terminal, rooms);
        return new Firmware(measuring, delivery, advisory, watch, indicators, terminal, supervision)
        {
            Calibrations = desk,
            Modes = modes,
            Commands = commands,
        };
    }

    private static void Reset(IBoard board, SettingsStore store, StartFindings start, DeviceLog log)
    {
        if (!FactoryReset.Wipe(board, store.Settings))
        {
            log.Write(LogLevel.Error, Component.Supervision, TextKey.LogResetIncomplete);
        }

        start.Settings = store.Load();
        start.HasStationNumber = store.Settings.HasStationNumber;
    }

    /// <summary>Looks for the key that belongs to the station's number. The key file is looked at in any case: a sweep may have left the volume full.</summary>
    private static void LoadKeys(KeyStore keys, StationSettings settings, StartFindings start, DeviceLog log)
    {
        start.Key = keys.Load((uint)settings.Number(SettingKey.Station), (int)settings.Number(SettingKey.Generation));
        if (settings.HasStationNumber && start.Key != KeyFinding.Sound)
        {
            TextKey text = start.Key == KeyFinding.Missing ? TextKey.LogKeyMissing : start.Key == KeyFinding.Damaged ? TextKey.LogKeyDamaged : TextKey.LogKeyForeign;
            log.Write(LogLevel.Error, Component.Settings, text);
        }
    }

    /// <summary>Whether there is nothing that a station in service has. The directory is listed only where the rest is gone.</summary>
    private static bool IsBlank(IFileStore files, StartFindings start)
    {
        if (start.Settings != SettingsFinding.NeverSet || start.Key != KeyFinding.Missing || start.Profile != ProfileFinding.Missing)
        {
            return false;
        }

        string[] journal = files.List(SegmentSeries.Directory);
        return journal == null || journal.Length == 0;
    }

    /// <summary>Safe mode is also a trial: short boots must not fill the journal (docs/journal-format.md section 7).</summary>
    private static DeliveryChain CreateDelivery(
        IBoard board, SettingsStore store, KeyStore keys, Profile profile, StationReport report, SupervisionLoop supervision, StartFindings start, DeviceLog log)
    {
        int trialMs = supervision.SafeMode ? BootCounter.ShortBootMs : 0;
        return new DeliveryChain(board, store, keys, profile.Channels.Length, profile.Hours, report, start, log, trialMs);
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

    /// <summary>A station that is not provisioned measures all the same, so that whoever provisions it sees its sensors.</summary>
    private static MeasuringChain CreateMeasuring(WatchedBoard board, Profile profile, DeliveryChain delivery, Calibration[] calibrations, DeviceLog log)
    {
        var problems = new ProfileProblems();
        MeasuringDoors doors = delivery == null ? CreateIdleDoors() : CreateDoors(delivery);
        doors.Calibrations = calibrations;
        doors.Flash = board.Flash;
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
        Minutes = delivery.Trial,
        Hours = delivery.Opening,
        Events = delivery.Opening,
        Pace = delivery.Journal,
    };

    private static void Report(ProfileProblems problems, DeviceLog log)
    {
        for (int i = 0; i < problems.Count; i++)
        {
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogProfileProblem, problems[i].Line);
        }
    }
}
