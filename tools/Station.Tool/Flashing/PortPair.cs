namespace Station.Tool.Flashing;

/// <summary>Which port is which: a board has two cables, one for flashing and one for talking.</summary>
internal static class PortPair
{
    private const string Cables = "--port is the board's USB cable (UART0), --terminal-port the adapter on its terminal (COM2)";

    /// <summary>The ports, a missing one taken where only one is left.</summary>
    /// <param name="port">The port of the USB cable, if it was named.</param>
    /// <param name="terminalPort">The port of the terminal, if it was named.</param>
    /// <param name="present">The ports of this machine.</param>
    /// <exception cref="ToolError">It is not clear which is meant.</exception>
    public static (string Port, string TerminalPort) Choose(string? port, string? terminalPort, IReadOnlyList<string> present)
    {
        if (port is not null && port == terminalPort)
        {
            throw Unclear($"{port} cannot be both", present);
        }

        string[] left = [.. present.Where(name => name != port && name != terminalPort).Order()];
        return (port, terminalPort) switch
        {
            (not null, not null) => (port, terminalPort),
            (null, not null) when left.Length == 1 => (left[0], terminalPort),
            (not null, null) when left.Length == 1 => (port, left[0]),
            (null, null) => throw Unclear("No port is named", present),
            _ => throw Unclear(left.Length == 0 ? "There is no second port" : "There are several ports that could be meant", present),
        };
    }

    private static ToolError Unclear(string what, IReadOnlyList<string> present) => new(
        ExitStatus.Usage,
        "flash-ports",
        $"{what}; {Cables}; this machine has {(present.Count == 0 ? "no port" : string.Join(", ", present.Order()))}.",
        "Name both; a port that appears when a cable is plugged in is that cable's.");
}
