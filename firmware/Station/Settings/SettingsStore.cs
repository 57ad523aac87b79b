using Station.Hal;
using Station.Logging;
using Station.Texts;

namespace Station.Settings;

/// <summary>
/// Keeps the settings in two slots. A change goes to the slot that is not in force, with a higher version, so that whatever becomes of it the one before is
/// still there; the newest valid slot wins at start.
/// </summary>
public sealed class SettingsStore
{
    private const int SlotCount = 2;

    private readonly IFileStore files;
    private readonly DeviceLog log;
    private readonly SettingsFile file;
    private int slotInForce = -1;
    private int version;

    public SettingsStore(IFileStore files, IChecksum checksum, StationSettings settings, DeviceLog log)
    {
        this.files = files;
        this.log = log;
        Settings = settings;
        file = new SettingsFile(checksum);
    }

    public StationSettings Settings { get; }

    /// <summary>The path of a slot, 0 or 1.</summary>
    public static string Path(int slot) => slot == 0 ? "settings-a" : "settings-b";

    /// <summary>Takes the newest valid slot.</summary>
    public SettingsFinding Load()
    {
        byte[] buffer = new byte[SettingsFile.LimitBytes];
        int damaged = 0;
        slotInForce = -1;
        version = 0;
        for (int slot = 0; slot < SlotCount; slot++)
        {
            SlotState state = Inspect(slot, buffer, out int slotVersion);
            if (state == SlotState.Valid && slotVersion > version)
            {
                slotInForce = slot;
                version = slotVersion;
            }
            else if (state == SlotState.Damaged || state == SlotState.OtherFormat)
            {
                damaged++;
                log.Write(LogLevel.Error, Component.Settings, state == SlotState.Damaged ? TextKey.LogSlotDamaged : TextKey.LogSlotOtherFormat, slot + 1);
            }
        }

        if (slotInForce < 0)
        {
            Settings.Reset();
            return damaged == 0 ? SettingsFinding.NeverSet : SettingsFinding.Lost;
        }

        return Take(buffer) && damaged == 0 ? SettingsFinding.Sound : SettingsFinding.Damaged;
    }

    /// <summary>Makes the settings durable in the slot that is not in force.</summary>
    public Refusal Save()
    {
        byte[] content = file.Write(Settings, version + 1);
        int slot = slotInForce == 0 ? 1 : 0;
        if (files.Replace(Path(slot), content, content.Length) != FileStatus.Done)
        {
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogSettingsNotSaved);
            return Refusal.SettingsNotSaved;
        }

        slotInForce = slot;
        version++;
        return Refusal.None;
    }

    /// <summary>Changes one setting durably. When flash refuses, the value before stays in force.</summary>
    public Refusal Change(SettingKey key, string value)
    {
        string before = Settings.Text(key);
        Refusal refusal = Settings.TrySet(key, value);
        if (refusal == Refusal.None)
        {
            refusal = Save();
        }

        if (refusal != Refusal.None)
        {
            Settings.TrySet(key, before);
        }

        return refusal;
    }

    private SlotState Inspect(int slot, byte[] buffer, out int slotVersion)
    {
        slotVersion = 0;
        FileStatus status = files.Read(Path(slot), 0, buffer, 0, buffer.Length, out int count);
        if (status == FileStatus.NotFound)
        {
            return SlotState.Empty;
        }

        return status == FileStatus.Done ? file.Inspect(buffer, count, out slotVersion) : SlotState.Damaged;
    }

    private bool Take(byte[] buffer)
    {
        FileStatus status = files.Read(Path(slotInForce), 0, buffer, 0, buffer.Length, out int count);
        if (status != FileStatus.Done || file.Inspect(buffer, count, out int _) != SlotState.Valid)
        {
            return false;
        }

        file.Read(buffer, count, Settings);
        if (file.RefusedValues > 0)
        {
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogSettingsRefused, file.RefusedValues);
        }

        return file.RefusedValues == 0;
    }
}
