using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>Law 6: a step does bounded work, queues stay within their bounds, and the firmware does not spin.</summary>
public sealed class WorkOracle(World world) : Oracle(world)
{
    /// <summary>Calls between firmware and board in one step. The longest is a start, which looks for the journal's end and lists every segment.</summary>
    public const long MostCallsAStep = 20_000;

    /// <summary>
    /// Steps in a minute: a terminal at which somebody types is looked at each 20 ms, which makes 3,000; measuring, LEDs and uplink take some 600, in the minute of an hour's end with a clock that
    /// is sought and a broker that refuses up to 1,850. Whoever spins makes sixty thousand.
    /// </summary>
    public const long MostStepsAMinute = 5_000;

    private const int MostInFlight = 8;

    private long callsBefore;
    private long stepsBefore;
    private long minuteMs;

    public override void AfterEvent()
    {
        long calls = World.Board.Gate.Calls;
        if (calls - callsBefore > MostCallsAStep)
        {
            Note("bounded-work", $"a step made {calls - callsBefore} calls to the board, {MostCallsAStep} are the bound");
        }

        callsBefore = calls;
    }

    public override void EachMinute()
    {
        long minutes = Math.Max(1, (World.NowMs - minuteMs + 59_999) / 60_000);
        if (minuteMs > 0 && World.Run.Steps - stepsBefore > MostStepsAMinute * minutes)
        {
            Note("bounded-work", $"{World.Run.Steps - stepsBefore} steps in {minutes} min, {MostStepsAMinute} a minute are the bound");
        }

        (stepsBefore, minuteMs) = (World.Run.Steps, World.NowMs);
        if (World.Board.Session.InFlightMessages > MostInFlight)
        {
            Note("bounded-queue", $"{World.Board.Session.InFlightMessages} publications in flight, {MostInFlight} are the bound");
        }
    }
}
