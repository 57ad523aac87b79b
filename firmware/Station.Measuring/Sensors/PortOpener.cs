using Station.Hal;
using Station.Sensors.Expander;

namespace Station.Sensors;

/// <summary>Opens serial ports by name: <c>COM2</c>, <c>COM3</c> on the chip; <c>X1A</c> is channel A of the first expander.</summary>
public static class PortOpener
{
    /// <summary>True for the name of a channel behind an expander.</summary>
    public static bool IsExpanderName(string name) =>
        name.Length == 3 && name[0] == 'X' && name[1] >= '1' && name[1] <= '9' && (name[2] == 'A' || name[2] == 'B');

    /// <summary>Number of the expander that a channel belongs to, from 0.</summary>
    public static int ExpanderOf(string name) => name[1] - '1';

    /// <summary>The open port, or null when the board has none of that name or it is taken. Expanders are reached through <paramref name="bus"/>; null where there are none.</summary>
    public static IBytePort Open(IBoard board, ExpanderBus bus, string name, int baud, PortMode mode)
    {
        if (!IsExpanderName(name))
        {
            return board.OpenPort(name, baud, mode);
        }

        int expander = ExpanderOf(name);
        return expander < board.ExpanderCount
            ? new ExpanderPort(bus, expander, name[2] - 'A', baud, ExpanderPort.UsualCrystalHz)
            : null;
    }
}
