using Station.Bytes;
using Station.Supervision;

namespace Station.Commands;

/// <summary>Restarts the station, once its open blocks are closed. A power cut that comes first has done it.</summary>
public sealed class RebootCommand : ICommand
{
    private readonly RebootPlanner reboots;

    public RebootCommand(RebootPlanner reboots) => this.reboots = reboots;

    public CommandCode Code => CommandCode.Reboot;

    public CommandOutcome Begin(ByteReader arguments, ByteWriter effect, ByteWriter answer, long nowMs)
    {
        if (!arguments.Finished)
        {
            return CommandOutcome.BadArguments;
        }

        reboots.Request(BootCause.Commanded, nowMs);
        return CommandOutcome.Done;
    }

    public bool CarryOut(ByteReader effect, long nowMs) => true;
}
