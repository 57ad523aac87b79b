using System.Text;
using Station.Aggregation;
using Station.Hal;
using Station.Indicators;
using Station.Logging;
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
        DeliveryChain delivery = provisioned && profile != null ? CreateDelivery(board, settings, keys, profile, supervision) : null;
        MeasuringChain measuring = CreateMeasuring(board, profile, delivery, log);
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
        return new Firmware(measuring, delivery, watch, new IndicatorLoop(board, table, states), terminal, supervision);
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

    private static DeliveryChain CreateDelivery(IBoard board, StationSettings settings, KeyStore keys, Profile profile, SupervisionLoop supervision) =>
        new DeliveryChain(board, settings, keys, profile.Channels.Length, new StationReport(board.Name, settings, profile, supervision));

    /// <summary>A station that is not provisioned measures all the same, so that whoever provisions it sees its sensors.</summary>
    private static MeasuringChain CreateMeasuring(IBoard board, Profile profile, DeliveryChain delivery, DeviceLog log)
    {
        if (profile == null)
        {
            return null;
        }

        var problems = new ProfileProblems();
        IPeriodBoundary boundary = delivery == null ? new UptimeBoundary() : delivery.Time;
        IRecordSink sink = delivery == null ? new UnkeptRecords() : delivery.Opening;
        MeasuringChain chain = MeasuringChainBuilder.Build(profile, board, boundary, sink, problems);
        Report(problems, log);
        return chain;
    }

    private static void Report(ProfileProblems problems, DeviceLog log)
    {
        for (int i = 0; i < problems.Count; i++)
        {
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogProfileProblem, problems[i].Line);
        }
    }
}
