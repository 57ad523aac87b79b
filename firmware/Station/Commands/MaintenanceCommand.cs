using Station.Bytes;
using Station.Measurement;

namespace Station.Commands;

/// <summary>
/// Puts channels into maintenance and back: <c>on u8, channels varint, each: column varint</c>; without columns all. What is set holds until it is taken back, over restarts. Answers how many
/// channels are in maintenance then.
/// </summary>
public sealed class MaintenanceCommand : ICommand
{
    private readonly MeasuringModes modes;

    public MaintenanceCommand(MeasuringModes modes) => this.modes = modes;

    public CommandCode Code => CommandCode.Maintenance;

    public CommandOutcome Begin(ByteReader arguments, ByteWriter effect, ByteWriter answer, long nowMs)
    {
        int on = arguments.U8();
        int named = arguments.Varint(modes.Count);
        long mask = named == 0 ? -1 : 0;
        for (int i = 0; i < named; i++)
        {
            mask |= 1L << arguments.Varint(modes.Count - 1);
        }

        if (!arguments.Finished || on > 1)
        {
            return CommandOutcome.BadArguments;
        }

        int inMaintenance = 0;
        for (int channel = 0; channel < modes.Count; channel++)
        {
            bool isNamed = (mask >> channel & 1) != 0;
            MeasuringMode mode = !isNamed ? modes.Of(channel) : on == 1 ? MeasuringMode.Maintenance : MeasuringMode.Measuring;
            inMaintenance += mode == MeasuringMode.Maintenance ? 1 : 0;
            effect.U8((int)mode);
        }

        answer.Varint(inMaintenance);
        return CommandOutcome.Done;
    }

    public bool CarryOut(ByteReader effect, long nowMs)
    {
        for (int channel = 0; channel < modes.Count && effect.Remaining > 0; channel++)
        {
            modes.Set(channel, (MeasuringMode)effect.U8());
        }

        return modes.Save();
    }
}
