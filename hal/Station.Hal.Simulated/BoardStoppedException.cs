namespace Station.Hal.Simulated;

/// <summary>
/// Unwinds the firmware when its board stops in the middle of a call. A firmware that catches it gains nothing: every further
/// call throws it again, and the run loop looks at the board, not at the exception.
/// </summary>
public class BoardStoppedException : Exception
{
    public BoardStoppedException(StopReason reason)
        : base("The virtual board has stopped: " + reason)
    {
        Reason = reason;
    }

    public StopReason Reason { get; }
}
