using Station.Hal;
using Station.Texts;

namespace Station.Logging;

/// <summary>
/// The station's own diary: a bounded ring in RAM. An entry is a text key and two numbers; the text is looked up when somebody reads it, so that writing
/// costs no string. What is said twice in a row is counted, so that a sensor which repeats itself does not wash out everything else.
/// </summary>
public sealed class DeviceLog
{
    private const int LevelCount = 4;
    private const int ComponentCount = 9;

    private readonly IClock clock;
    private readonly LogEntry[] ring;
    private readonly int[] counts = new int[ComponentCount * LevelCount];

    /// <param name="clock">Stamps the entries.</param>
    /// <param name="capacity">Entries that are kept.</param>
    public DeviceLog(IClock clock, int capacity)
    {
        this.clock = clock;
        ring = new LogEntry[capacity];
        for (int i = 0; i < capacity; i++)
        {
            ring[i] = new LogEntry();
        }
    }

    /// <summary>Entries below this level are not kept; they are counted all the same.</summary>
    public LogLevel Threshold { get; set; } = LogLevel.Info;

    /// <summary>Number that the next entry will have; the first entry of a boot has number 0.</summary>
    public long NextNumber { get; private set; }

    /// <summary>Number of the oldest entry that is still there.</summary>
    public long OldestNumber => NextNumber > ring.Length ? NextNumber - ring.Length : 0;

    public void Write(LogLevel level, Component component, TextKey key) => Write(level, component, key, 0, 0);

    public void Write(LogLevel level, Component component, TextKey key, int first) => Write(level, component, key, first, 0);

    public void Write(LogLevel level, Component component, TextKey key, int first, int second)
    {
        counts[(int)component * LevelCount + (int)level]++;
        if (level < Threshold)
        {
            return;
        }

        if (NextNumber > 0 && Repeats(At(NextNumber - 1), level, component, key, first, second))
        {
            At(NextNumber - 1).Repeats++;
            At(NextNumber - 1).UptimeMs = clock.UptimeMs;
            return;
        }

        LogEntry entry = At(NextNumber++);
        entry.UptimeMs = clock.UptimeMs;
        entry.Level = level;
        entry.Component = component;
        entry.Key = key;
        entry.First = first;
        entry.Second = second;
        entry.Repeats = 0;
    }

    /// <summary>How many entries of that level a component has written in this boot.</summary>
    public int Count(Component component, LogLevel level) => counts[(int)component * LevelCount + (int)level];

    /// <summary>Copies the entry with that number. False when it is gone or not there yet.</summary>
    public bool TryRead(long number, LogEntry into)
    {
        if (number < OldestNumber || number >= NextNumber)
        {
            return false;
        }

        LogEntry entry = At(number);
        into.UptimeMs = entry.UptimeMs;
        into.Level = entry.Level;
        into.Component = entry.Component;
        into.Key = entry.Key;
        into.First = entry.First;
        into.Second = entry.Second;
        into.Repeats = entry.Repeats;
        return true;
    }

    private static bool Repeats(LogEntry entry, LogLevel level, Component component, TextKey key, int first, int second) =>
        entry.Level == level && entry.Component == component && entry.Key == key && entry.First == first && entry.Second == second;

    private LogEntry At(long number) => ring[(int)(number % ring.Length)];
}
