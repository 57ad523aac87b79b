namespace Station.Simulator.Truth;

/// <summary>
/// What the devices of one station know about what the station has read, and what its records must therefore hold. Nothing here uses the
/// firmware's code. The run tells it which boot and step the firmware is in; the devices log into it; whoever receives records
/// asks it and then lets it forget.
/// </summary>
public sealed class TruthBook
{
    /// <summary>What is taken off a chip's port until so long after a write of flash may have been damaged by it (docs/measurement.md).</summary>
    private const long FlashShadowMs = 150;

    private readonly string profileText;
    private readonly HashSet<string> wanted;
    private readonly Dictionary<(string Sensor, string Quantity), ReadingLog> logs = [];
    private TruthColumn[]? columns;
    private TruthHours? hours;
    private long lastFlashWriteMs = long.MinValue / 2;

    public TruthBook(string profileText)
    {
        this.profileText = profileText;
        wanted = ProfileLines.Of(profileText, "channel").Select(channel => channel.Get("from", string.Empty)).ToHashSet();
    }

    /// <summary>Number of the current boot.</summary>
    public int BootNumber { get; private set; }

    /// <summary>Uptime of the step that the firmware is in.</summary>
    public long UptimeMs { get; private set; }

    /// <summary>Flash has been written just now.</summary>
    internal bool IsFlashShadow => UptimeMs - lastFlashWriteMs <= FlashShadowMs;

    /// <summary>Flash was written; that ended at an uptime.</summary>
    public void NoteFlashWrite(long uptimeMs) => lastFlashWriteMs = uptimeMs;

    /// <summary>Uptime at which the sensors got their supply: 0 for the start, later when the station switched it off and on.</summary>
    public long SuppliedMs { get; private set; }

    /// <summary>A boot begins; readings belong to it from now on.</summary>
    public void BeginBoot(int boot)
    {
        BootNumber = boot;
        UptimeMs = 0;
        lastFlashWriteMs = long.MinValue / 2;
        SuppliedMs = 0;
    }

    /// <summary>The firmware's step at that uptime begins.</summary>
    public void BeginStep(long uptimeMs) => UptimeMs = uptimeMs;

    /// <summary>The sensors' rail was switched: a board's <see cref="Station.Hal.Simulated.VirtualOutput.Changed"/>.</summary>
    public void NoteSupply(bool on) => SuppliedMs = on ? UptimeMs : SuppliedMs;

    /// <summary>The log of a quantity; a device asks for it once, naming unit and exponent of its own numbers.</summary>
    public ReadingLog LogOf(string sensor, string quantity, string unit, int exponent)
    {
        if (!logs.TryGetValue((sensor, quantity), out ReadingLog? log))
        {
            log = new ReadingLog(this, unit, exponent, wanted.Contains(sensor + "." + quantity));
            logs[(sensor, quantity)] = log;
        }

        return log;
    }

    /// <summary>What a column of the record of that period must hold.</summary>
    public TruthValue Expect(int boot, long startUptimeMs, long lengthMs, int column)
    {
        return Columns[column].Expect(boot, startUptimeMs, lengthMs);
    }

    /// <summary>What the columns of the hour record that is made of these minutes must hold.</summary>
    public IReadOnlyList<TruthValue> ExpectHour(int boot, IReadOnlyList<TruthPeriod> minutes) => Hours.Expect(boot, minutes);

    /// <summary>Minutes of the records that the profile keeps statistics in: 60, or 10.</summary>
    public int StatisticsMinutes => Hours.PeriodMinutes;

    /// <summary>The channel of each column of an hour record.</summary>
    public IReadOnlyList<int> HourChannels => Hours.Channels;

    /// <summary>Normal minutes that make a value of an hour normal.</summary>
    public int NormalMinutesNeeded => Hours.NormalMinutesNeeded;

    private TruthHours Hours => hours ??= new TruthHours(profileText, Columns);

    /// <summary>When alarms must be raised and end in a boot, whose minutes are told to it in order.</summary>
    public TruthAlarms CreateAlarms() => new(profileText);

    /// <summary>Columns that hold equivalent levels of sound.</summary>
    public IReadOnlyList<int> LevelColumns => [.. Enumerable.Range(0, Columns.Length).Where(column => Columns[column].Statistic == "leq")];

    /// <summary>All readings of a sound column that count in that time, as energy.</summary>
    public TruthEnergy ExpectEnergy(int boot, long startUptimeMs, long lengthMs, int column) =>
        TruthEnergy.Of(Columns[column].Usable(boot, startUptimeMs, lengthMs));

    /// <summary>A level as records of a sound column store it.</summary>
    public int StoredLevel(TruthEnergy energy, int column) => Columns[column].Stored((decimal)energy.Level);

    /// <summary>How long before a time readings still have a say in it.</summary>
    public long LookBackMs => Columns.Max(column => column.LookBackMs);

    /// <summary>The exact values of all readings of a channel that count in that time, in its unit.</summary>
    public IReadOnlyList<decimal> Usable(int boot, long startUptimeMs, long lengthMs, int column)
    {
        return Columns[column].Usable(boot, startUptimeMs, lengthMs);
    }

    /// <summary>Drops readings of a boot before an uptime: nobody will ask for them again.</summary>
    public void Forget(int boot, long beforeUptimeMs)
    {
        foreach (ReadingLog log in logs.Values)
        {
            log.Forget(boot, beforeUptimeMs);
        }
    }

    private TruthColumn[] Columns => columns ??= CreateColumns();

    private TruthColumn[] CreateColumns()
    {
        Dictionary<string, ProfileLines.Line> sensors = ProfileLines.Of(profileText, "sensor").ToDictionary(line => line.Name);
        IReadOnlyList<ProfileLines.Line> channels = ProfileLines.Of(profileText, "channel");
        TruthColumn[] created = channels.Select(channel => CreateColumn(channel, sensors)).ToArray();
        for (int i = 0; i < created.Length; i++)
        {
            created[i].Relate(key => channels[i].Keys.TryGetValue(key, out string? name) ? created[IndexOf(channels, name)] : null);
        }

        return created;
    }

    private static int IndexOf(IReadOnlyList<ProfileLines.Line> channels, string name)
    {
        int index = 0;
        while (channels[index].Name != name)
        {
            index++;
        }

        return index;
    }

    private TruthColumn CreateColumn(ProfileLines.Line channel, Dictionary<string, ProfileLines.Line> sensors)
    {
        string[] source = channel.Get("from", string.Empty).Split('.');
        return logs.TryGetValue((source[0], source[1]), out ReadingLog? log)
            ? new TruthColumn(channel, sensors[source[0]], log, channel.Keys.TryGetValue("curve", out string? curve) ? TruthCurve.Of(profileText, curve) : null)
            : throw new InvalidOperationException($"no device logs {source[0]}.{source[1]}, which channel {channel.Name} is made from");
    }
}
