using Station.Bytes;
using Station.Indicators;

namespace Station.Commands;

/// <summary>Lets the LEDs say which station this is: <c>seconds varint</c>, 1 to 3,600.</summary>
public sealed class IdentifyCommand : ICommand
{
    private const int LongestSeconds = 3_600;

    private readonly IndicatorLoop indicators;

    public IdentifyCommand(IndicatorLoop indicators) => this.indicators = indicators;

    public CommandCode Code => CommandCode.Identify;

    public CommandOutcome Begin(ByteReader arguments, ByteWriter effect, ByteWriter answer, long nowMs)
    {
        int seconds = arguments.Varint(LongestSeconds);
        if (!arguments.Finished || seconds == 0)
        {
            return CommandOutcome.BadArguments;
        }

        indicators.Identify(nowMs + seconds * 1000L);
        return CommandOutcome.Done;
    }

    public bool CarryOut(ByteReader effect, long nowMs) => true;
}
