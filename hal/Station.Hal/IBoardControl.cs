namespace Station.Hal;

/// <summary>The board itself: reset, memory, watchdog, the calendar clock that TLS reads.</summary>
public interface IBoardControl
{
    /// <summary>Bytes of managed memory that are free.</summary>
    int FreeMemoryBytes { get; }

    /// <summary>Restarts the board; does not return on the device.</summary>
    void Reboot();

    /// <summary>Tells the external hardware watchdog, and the software one behind it, that real progress was made.</summary>
    void PulseWatchdog();

    /// <summary>Sets the calendar clock, which serves TLS and nothing else; it begins in 1970 after a loss of supply.</summary>
    void SetCalendarUtc(long utcMs);
}
