using Station.Bytes;

namespace Station.Commands;

/// <summary>Answers the station's counters (<see cref="StationNumbers"/>).</summary>
public sealed class DiagnosticsCommand : ICommand
{
    private readonly StationNumbers numbers;

    public DiagnosticsCommand(StationNumbers numbers) => this.numbers = numbers;

    public CommandCode Code => CommandCode.Diagnostics;

    public CommandOutcome Begin(ByteReader arguments, ByteWriter effect, ByteWriter answer, long nowMs)
    {
        if (!arguments.Finished)
        {
            return CommandOutcome.BadArguments;
        }

        numbers.Write(answer, nowMs);
        return CommandOutcome.Done;
    }

    public bool CarryOut(ByteReader effect, long nowMs) => true;
}
