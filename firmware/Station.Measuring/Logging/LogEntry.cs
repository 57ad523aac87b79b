using Station.Texts;

namespace Station.Logging;

/// <summary>One entry of the device log. The reader owns it and passes it in to be filled.</summary>
public sealed class LogEntry
{
    /// <summary>In whole tenths of a second.</summary>
    public long UptimeMs;
    public LogLevel Level;
    public Component Component;
    public TextKey Key;

    /// <summary>Stands for {0} in the text.</summary>
    public int First;

    /// <summary>Stands for {1} in the text.</summary>
    public int Second;

    /// <summary>How often the same was written again after this entry, 65,535 at most; its uptime is that of the last time.</summary>
    public int Repeats;
}
