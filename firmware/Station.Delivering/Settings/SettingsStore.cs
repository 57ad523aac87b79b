using Station.Hal;
using Station.Logging;
using Station.Texts;

namespace Station.Settings;

/// <summary>
/// Keeps the settings in two slots. A change goes to the slot that is not in force, with a higher version, so that whatever becomes of it the one before is
/// still there; the newest valid slot wins at start. Values on trial keep the slot before them as what to go back to: until they are confirmed every change is made in their own slot.
/// </summary>
public sealed class SettingsStore
{
    /// <summary>Starts that values on trial get: whoever cannot stay up for the time of a trial must not be left with them for ever.</summary>
    public const int TrialStartLimit = 4;

    private const int SlotCount = 2;

    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private readonly DeviceLog log;
    private readonly SettingsFile file;
    private int slotInForce = -1;

    public SettingsStore(IFileStore files, IChecksum checksum, StationSettings settings, DeviceLog log)
    {
        this.files = files;
        this.checksum = checksum;
        this.log = log;
        Settings = settings;
        file = new SettingsFile(checksum);
    }

    public StationSettings Settings { get; }

    /// <summary>Version of the settings in force, 0 before the first was written.</summary>
    public int Version { get; private set; }

    /// <summary>Values on the way to the broker wait to be confirmed, or taken back.</summary>
    public bool IsOnTrial => file.TrialStarts > 0;

    /// <summary>What made the version in force.</summary>
    public SettingsNote Note => file.Note;

    /// <summary>Nobody has put on record yet what made this version.</summary>
    public bool IsUntold => file.Note != SettingsNote.None && !file.IsTold;

    /// <summary>Times that values of the link were changed in this boot: each begins a trial anew.</summary>
    public int Trials { get; private set; }

    /// <summary>The pair that <see cref="Change(SettingChange, bool)"/> refused last.</summary>
    public int RefusedPair { get; private set; }

    /// <summary>The path of a slot, 0 or 1.</summary>
    public static string Path(int slot) => slot == 0 ? "settings-a" : "settings-b";

    /// <summary>Takes the newest valid slot.</summary>
    public SettingsFinding Load()
    {
        byte[] inForce = null;
        int inForceBytes = 0;
        int damaged = 0;
        slotInForce = -1;
        Version = 0;
        for (int slot = 0; slot < SlotCount; slot++)
        {
            byte[] content = new byte[SettingsFile.LimitBytes];
            SlotState state = Inspect(slot, content, out int count, out int slotVersion);
            if (state == SlotState.Valid && slotVersion > Version)
            {
                slotInForce = slot;
                Version = slotVersion;
                inForce = content;
                inForceBytes = count;
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

        SettingsFinding finding = Take(inForce, inForceBytes) && damaged == 0 ? SettingsFinding.Sound : SettingsFinding.Damaged;
        CountStart();
        return finding;
    }

    /// <summary>Makes the settings durable. What was on trial stays so, in its own slot.</summary>
    public Refusal Save() => Write(IsOnTrial ? slotInForce : OtherSlot());

    /// <summary>Changes one setting that needs no trial and is not told, durably. When flash refuses, the value before stays in force.</summary>
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

    /// <summary>Changes several settings in one write: all of them or, with a refusal, none.</summary>
    /// <param name="change">The pairs.</param>
    /// <param name="canTry">Whether there is somebody to try values of the link: without, they are final.</param>
    public Refusal Change(SettingChange change, bool canTry)
    {
        var before = new string[change.Count];
        Refusal refusal = Refusal.None;
        int set = 0;
        while (set < change.Count && refusal == Refusal.None)
        {
            before[set] = Settings.Text(change.Key(set));
            refusal = Settings.TrySet(change.Key(set), change.Value(set));
            set++;
        }

        RefusedPair = set - 1;
        if (refusal == Refusal.None)
        {
            refusal = SaveChange(canTry && change.IsOfLink(Settings.Schema));
        }

        while (refusal != Refusal.None && set-- > 0)
        {
            Settings.TrySet(change.Key(set), before[set]);
        }

        return refusal;
    }

    /// <summary>The values on trial are good. False when flash refused: they stay on trial.</summary>
    public bool Confirm() => WriteMarked(OtherSlot(), 0, SettingsNote.Confirmed, false) == Refusal.None;

    /// <summary>
    /// Puts the values of the link that were in force before the trial in force again; other changes stay. False when flash refused: the trial goes on. Where the slot before cannot be
    /// read there is nothing to go back to, and the values stay.
    /// </summary>
    public bool TakeBack()
    {
        byte[] content = new byte[SettingsFile.LimitBytes];
        if (Inspect(OtherSlot(), content, out int count, out int _) != SlotState.Valid)
        {
            return Confirm();
        }

        var earlier = new StationSettings(Settings.Schema);
        new SettingsFile(checksum).Read(content, count, earlier);
        var tried = new StationSettings(Settings.Schema);
        CopyLink(Settings, tried);
        CopyLink(earlier, Settings);
        if (WriteMarked(OtherSlot(), 0, SettingsNote.TakenBack, false) == Refusal.None)
        {
            log.Write(LogLevel.Warning, Component.Settings, TextKey.LogSettingsTakenBack, Version);
            return true;
        }

        CopyLink(tried, Settings);
        return false;
    }

    /// <summary>What made this version is on record.</summary>
    public bool Told() => WriteMarked(IsOnTrial ? slotInForce : OtherSlot(), file.TrialStarts, file.Note, true) == Refusal.None;

    private void CopyLink(StationSettings from, StationSettings to)
    {
        for (int i = 0; i < Settings.Schema.Count; i++)
        {
            SettingDefinition definition = Settings.Schema[i];
            if (definition.Use == SettingUse.Link)
            {
                to.TrySet(definition.Key, from.Text(definition.Key));
            }
        }
    }

    /// <summary>A start on trial uses one up, durably; the last one goes back at once.</summary>
    private void CountStart()
    {
        if (file.TrialStarts == 1)
        {
            TakeBack();
        }
        else if (IsOnTrial)
        {
            WriteMarked(slotInForce, file.TrialStarts - 1, file.Note, file.IsTold);
        }
    }

    private Refusal SaveChange(bool isTrial)
    {
        int slot = IsOnTrial ? slotInForce : OtherSlot();
        Refusal refusal = WriteMarked(slot, isTrial ? TrialStartLimit : file.TrialStarts, SettingsNote.Changed, false);
        Trials += isTrial && refusal == Refusal.None ? 1 : 0;
        return refusal;
    }

    private int OtherSlot() => slotInForce == 0 ? 1 : 0;

    /// <summary>Writes with other marks; those before hold on when flash refuses.</summary>
    private Refusal WriteMarked(int slot, int trialStarts, SettingsNote note, bool isTold)
    {
        int startsBefore = file.TrialStarts;
        SettingsNote noteBefore = file.Note;
        bool toldBefore = file.IsTold;
        file.TrialStarts = trialStarts;
        file.Note = note;
        file.IsTold = isTold;
        Refusal refusal = Write(slot);
        if (refusal != Refusal.None)
        {
            file.TrialStarts = startsBefore;
            file.Note = noteBefore;
            file.IsTold = toldBefore;
        }

        return refusal;
    }

    private Refusal Write(int slot)
    {
        byte[] content = file.Write(Settings, Version + 1);
        if (files.Replace(Path(slot), content, content.Length) != FileStatus.Done)
        {
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogSettingsNotSaved);
            return Refusal.SettingsNotSaved;
        }

        slotInForce = slot;
        Version++;
        return Refusal.None;
    }

    private SlotState Inspect(int slot, byte[] content, out int count, out int slotVersion)
    {
        slotVersion = 0;
        FileStatus status = files.Read(Path(slot), 0, content, 0, content.Length, out count);
        if (status == FileStatus.NotFound)
        {
            return SlotState.Empty;
        }

        return status == FileStatus.Done ? file.Inspect(content, count, out slotVersion) : SlotState.Damaged;
    }

    private bool Take(byte[] content, int count)
    {
        file.Read(content, count, Settings);
        if (file.RefusedValues > 0)
        {
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogSettingsRefused, file.RefusedValues);
        }

        return file.RefusedValues == 0;
    }
}
