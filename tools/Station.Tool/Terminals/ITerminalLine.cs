namespace Station.Tool.Terminals;

/// <summary>The line to a station's terminal: a serial port, or a simulated station.</summary>
internal interface ITerminalLine
{
    /// <summary>Time that has passed for the station, in ms.</summary>
    long ElapsedMs { get; }

    /// <summary>Bytes that were typed and that the station has not taken yet, as far as that can be known.</summary>
    int Unread { get; }

    /// <summary>Has a station that may have been running for days show its prompt; one that was just started does so by itself.</summary>
    void Wake();

    /// <summary>Sends what was typed.</summary>
    void Type(ReadOnlySpan<byte> bytes);

    /// <summary>What the station has printed since the last call.</summary>
    byte[] TakePrinted();
}
