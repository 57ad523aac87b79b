using Station.Hal;
using Station.Sealing;
using Station.Settings;
using Station.Texts;

namespace Station.Commands;

/// <summary>
/// Where a board becomes a station: takes the files that it needs, and who it is. Once: a station is emptied before it becomes another, and a first key that was written again would seal under epochs
/// that have been used (docs/key-format.md).
/// </summary>
public sealed class ProvisioningDesk
{
    /// <summary>Longest file: a profile.</summary>
    public const int FileLimitBytes = 8192;

    private readonly SettingsStore store;
    private readonly IFileStore files;
    private readonly IChecksum checksum;

    /// <summary>The file that is being received; null for none.</summary>
    private byte[] content;

    private string path;
    private string digest;

    public ProvisioningDesk(SettingsStore store, IFileStore files, IChecksum checksum)
    {
        this.store = store;
        this.files = files;
        this.checksum = checksum;
    }

    /// <summary>Bytes of the file that have been received, from its beginning on.</summary>
    public int ReceivedBytes { get; private set; }

    /// <summary>Begins a file: a profile, or certificates. Nothing else can be written.</summary>
    /// <param name="name">Where it goes on the volume.</param>
    /// <param name="lengthBytes">Its length, 1 to <see cref="FileLimitBytes"/>.</param>
    /// <param name="crc32">CRC-32 of its content, eight upper-case hexadecimal digits.</param>
    public Refusal BeginFile(string name, string lengthBytes, string crc32)
    {
        bool isKind = name.EndsWith(".profile") || name.EndsWith(".pem");
        if (!isKind || SettingRules.Check(store.Settings.Schema[(int)SettingKey.ProfileFile], name, out long _) != Refusal.None
            || !int.TryParse(lengthBytes, out int length) || length < 1 || length > FileLimitBytes)
        {
            return Refusal.FileRefused;
        }

        path = name;
        digest = crc32;
        content = new byte[length];
        ReceivedBytes = 0;
        return Refusal.None;
    }

    /// <summary>Takes a portion of the file that was begun, again too; with the last one it is written, if it is what was announced.</summary>
    public Refusal AddToFile(string name, string offset, string digits)
    {
        int count = digits.Length / 2;
        if (content == null || name != path || !int.TryParse(offset, out int start) || start < 0 || start > ReceivedBytes || count > content.Length - start
            || !SettingRules.TryReadHex(digits, content, start))
        {
            return Refusal.FileBroken;
        }

        ReceivedBytes = start + count > ReceivedBytes ? start + count : ReceivedBytes;
        return start + count < content.Length ? Refusal.None : EndFile();
    }

    /// <summary>Makes the board a station.</summary>
    /// <param name="station">Its number, not 0.</param>
    /// <param name="generation">Generation of its keys.</param>
    /// <param name="chainKey">K0, 64 hexadecimal digits.</param>
    /// <param name="commandKey">C, 64 hexadecimal digits.</param>
    public Refusal Provision(string station, string generation, string chainKey, string commandKey)
    {
        if (store.Settings.HasStationNumber)
        {
            return Refusal.AlreadyProvisioned;
        }

        SettingsSchema schema = store.Settings.Schema;
        var key = new byte[SettingsSchema.KeyBytes];
        Refusal refusal = SettingRules.Check(schema[(int)SettingKey.Station], station, out long number);
        refusal = refusal == Refusal.None && number == 0 ? Refusal.SettingOutOfRange : refusal;
        long numberOfGeneration = 0;
        refusal = refusal == Refusal.None ? SettingRules.Check(schema[(int)SettingKey.Generation], generation, out numberOfGeneration) : refusal;
        if (refusal != Refusal.None)
        {
            return refusal;
        }

        bool areKeys = chainKey.Length == key.Length * 2 && commandKey.Length == chainKey.Length && SettingRules.TryReadHex(chainKey, key, 0);
        if (!areKeys || SettingRules.Check(schema[(int)SettingKey.CommandKey], commandKey, out long _) != Refusal.None)
        {
            return Refusal.SettingNotKey;
        }

        var change = new SettingChange();
        change.Add(SettingKey.CommandKey, commandKey);
        change.Add(SettingKey.Generation, generation);
        change.Add(SettingKey.Station, station);
        bool isKept = new KeyStore(files, checksum).Provision((uint)number, (int)numberOfGeneration, key);
        KeyRing.Wipe(key);
        return isKept ? store.Change(change, false) : Refusal.SettingsNotSaved;
    }

    private Refusal EndFile()
    {
        if (checksum.Crc32(content, 0, content.Length).ToString("X8") != digest)
        {
            content = null;
            return Refusal.FileBroken;
        }

        return files.Replace(path, content, content.Length) == FileStatus.Done ? Refusal.None : Refusal.FileNotSaved;
    }
}
