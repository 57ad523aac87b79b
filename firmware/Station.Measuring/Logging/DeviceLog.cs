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

    /// <summary>Unit in which uptimes are kept: six years fit into four bytes.</summary>
    private const int UptimeUnitMs = 100;

    private readonly IClock clock;
    private readonly int[] uptimes;

    /// <summary>Level, and the component shifted by 2.</summary>
    private readonly byte[] sources;

    private readonly short[] keys;
    private readonly int[] firsts;
    private readonly int[] seconds;
    private readonly ushort[] repeats;
    private readonly int[] counts = new int[ComponentCount * LevelCount];

    /// <param name="clock">Stamps the entries.</param>
    /// <param name="capacity">Entries that are kept: side by side in arrays, since an object each would take four times as much.</param>
    public DeviceLog(IClock clock, int capacity)
    {
        this.clock = clock;
        uptimes = new int[capacity];
        sources = new byte[capacity];
        keys = new short[capacity];
        firsts = new int[capacity];
        seconds = new int[capacity];
        repeats = new ushort[capacity];
    }

    /// <summary>Entries below this level are not kept; they are counted all the same.</summary>
    public LogLevel Threshold { get; set; } = LogLevel.Info;

    /// <summary>Number that the next entry will have; the first entry of a boot has number 0.</summary>
    public long NextNumber { get; private set; }

    /// <summary>Number of the oldest entry that is still there.</summary>
    public long OldestNumber => NextNumber > keys.Length ? NextNumber - keys.Length : 0;

    public void Write(LogLevel level, Component component, TextKey key) => Write(level, component, key, 0, 0);

    public void Write(LogLevel level, Component component, TextKey key, int first) => Write(level, component, key, first, 0);

    public void Write(LogLevel level, Component component, TextKey key, int first, int second)
    {
        counts[(int)component * LevelCount + (int)level]++;
        if (level < Threshold)
        {
            return;
        }

        int place = PlaceOf(NextNumber - 1);
        if (NextNumber > 0 && IsAt(place, level, component, key, first, second))
        {
            repeats[place] += repeats[place] == ushort.MaxValue ? (ushort)0 : (ushort)1;
            uptimes[place] = (int)(clock.UptimeMs / UptimeUnitMs);
            return;
        }

        place = PlaceOf(NextNumber++);
        uptimes[place] = (int)(clock.UptimeMs / UptimeUnitMs);
        sources[place] = SourceOf(level, component);
        keys[place] = (short)key;
        firsts[place] = first;
        seconds[place] = second;
        repeats[place] = 0;
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

        int place = PlaceOf(number);
        into.UptimeMs = (long)uptimes[place] * UptimeUnitMs;
        into.Level = (LogLevel)(sources[place] & 3);
        into.Component = (Component)(sources[place] >> 2);
        into.Key = (TextKey)keys[place];
        into.First = firsts[place];
        into.Second = seconds[place];
        into.Repeats = repeats[place];
        return true;
    }

    private bool IsAt(int place, LogLevel level, Component component, TextKey key, int first, int second) =>
        sources[place] == SourceOf(level, component) && keys[place] == (short)key && firsts[place] == first && seconds[place] == second;

    private static byte SourceOf(LogLevel level, Component component) => (byte)((int)level | ((int)component << 2));

    private int PlaceOf(long number) => (int)((number + keys.Length) % keys.Length);
}
