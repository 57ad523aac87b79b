using System.Text;
using Station.Bytes;
using Station.Hal;
using Station.Texts;

namespace Station.Settings;

/// <summary>
/// The content of a settings slot: lines <c>name=value</c>, first the format's version and the slot's own, last a CRC-32 over everything before it. Text, so that
/// a person with a cable can read what is not secret on a board that is dead.
/// </summary>
public sealed class SettingsFile
{
    /// <summary>Version of this format.</summary>
    public const int FormatVersion = 1;

    /// <summary>Longest slot; the longest values of all settings together stay well below.</summary>
    public const int LimitBytes = 2048;

    private const string FormatLine = "format=1\n";
    private const string VersionName = "version=";
    private const string TrialName = "trial";
    private const string NoteName = "note";
    private const string ToldName = "told";
    private const string ChecksumName = "crc32=";
    private const int ChecksumLineBytes = 15;

    /// <summary>Far above what flash can live to see, and far below where counting on would overflow.</summary>
    private const int VersionLimit = 1_000_000_000;

    private readonly IChecksum checksum;

    public SettingsFile(IChecksum checksum)
    {
        this.checksum = checksum;
    }

    /// <summary>Values of the slot read last that broke their rule; each took its default.</summary>
    public int RefusedValues { get; private set; }

    /// <summary>Starts that the values on trial have left; 0 when none are on trial. Of the slot read last, and for the one written next.</summary>
    public int TrialStarts { get; set; }

    /// <summary>What made this version. Of the slot read last, and for the one written next.</summary>
    public SettingsNote Note { get; set; }

    /// <summary>The note is on record. Of the slot read last, and for the one written next.</summary>
    public bool IsTold { get; set; }

    /// <summary>The bytes of a slot. What has its default is left out: a file of 512 bytes and more would take a block of flash and several times the reads.</summary>
    public byte[] Write(StationSettings settings, int version)
    {
        StringBuilder text = new StringBuilder(LimitBytes);
        text.Append(FormatLine).Append(VersionName).Append(version).Append('\n');
        Append(text, TrialName, TrialStarts);
        Append(text, NoteName, (int)Note);
        Append(text, ToldName, IsTold ? 1 : 0);
        for (int i = 0; i < settings.Schema.Count; i++)
        {
            SettingDefinition definition = settings.Schema[i];
            string value = settings.Text(definition.Key);
            if (value != definition.Standard)
            {
                text.Append(definition.Name).Append('=').Append(value).Append('\n');
            }
        }

        byte[] body = Encoding.UTF8.GetBytes(text.ToString());
        byte[] end = Encoding.UTF8.GetBytes(ChecksumName + checksum.Crc32(body, 0, body.Length).ToString("X8") + "\n");
        byte[] file = new byte[body.Length + end.Length];
        System.Array.Copy(body, 0, file, 0, body.Length);
        System.Array.Copy(end, 0, file, body.Length, end.Length);
        return file;
    }

    /// <summary>What the bytes of a slot are, and the version of a valid one.</summary>
    public SlotState Inspect(byte[] file, int count, out int version)
    {
        version = 0;
        if (count == 0)
        {
            return SlotState.Empty;
        }

        int bodyCount = count - ChecksumLineBytes;
        if (bodyCount <= 0 || !IsText(file, count) || Line(file, bodyCount, count) != ChecksumName + checksum.Crc32(file, 0, bodyCount).ToString("X8"))
        {
            return SlotState.Damaged;
        }

        if (bodyCount < FormatLine.Length || Encoding.UTF8.GetString(file, 0, FormatLine.Length) != FormatLine)
        {
            return SlotState.OtherFormat;
        }

        string line = Line(file, FormatLine.Length, bodyCount);
        bool valid = line.StartsWith(VersionName) && int.TryParse(line.Substring(VersionName.Length), out version) && version > 0 && version < VersionLimit;
        return valid ? SlotState.Valid : SlotState.Damaged;
    }

    /// <summary>Takes the values of a slot that was found valid. Names that this firmware does not know belong to a newer one and are passed over.</summary>
    public void Read(byte[] file, int count, StationSettings settings)
    {
        settings.Reset();
        RefusedValues = 0;
        TrialStarts = 0;
        Note = SettingsNote.None;
        IsTold = false;
        int end = count - ChecksumLineBytes;
        int position = FormatLine.Length;
        while (position < end)
        {
            int lineEnd = LineEnd(file, position, end);
            TakeLine(Line(file, position, end), settings);
            position = lineEnd + 1;
        }
    }

    private void TakeLine(string line, StationSettings settings)
    {
        int sign = line.IndexOf('=');
        string name = sign < 0 ? string.Empty : line.Substring(0, sign);
        if (TakeMark(name, line.Substring(sign + 1)))
        {
            return;
        }

        SettingDefinition definition = settings.Schema.Find(name);
        if (definition != null && settings.TrySet(definition.Key, line.Substring(sign + 1)) != Refusal.None)
        {
            RefusedValues++;
        }
    }

    /// <summary>What a slot says of itself. A number that cannot be is none.</summary>
    private bool TakeMark(string name, string value)
    {
        bool isMark = name == TrialName || name == NoteName || name == ToldName;
        int number = isMark && value.Length == 1 ? value[0] - '0' : 0;
        if (name == TrialName)
        {
            TrialStarts = number > 0 && number <= SettingsStore.TrialStartLimit ? number : 0;
        }
        else if (name == NoteName)
        {
            Note = number > 0 && number <= (int)SettingsNote.TakenBack ? (SettingsNote)number : SettingsNote.None;
        }
        else if (isMark)
        {
            IsTold = number == 1;
        }

        return isMark;
    }

    private static void Append(StringBuilder text, string name, int number)
    {
        if (number != 0)
        {
            text.Append(name).Append('=').Append(number).Append('\n');
        }
    }

    /// <summary>Lines of whole characters: the platform's decoder is given nothing else.</summary>
    private static bool IsText(byte[] file, int count)
    {
        int position = 0;
        while (position < count)
        {
            int end = LineEnd(file, position, count);
            if (!Utf8.IsPlainText(file, position, end - position))
            {
                return false;
            }

            position = end + 1;
        }

        return true;
    }

    private static string Line(byte[] file, int position, int limit)
    {
        int end = LineEnd(file, position, limit);
        return Encoding.UTF8.GetString(file, position, end - position);
    }

    private static int LineEnd(byte[] file, int position, int limit)
    {
        while (position < limit && file[position] != '\n')
        {
            position++;
        }

        return position;
    }
}
