namespace Station.Hal.Simulated;

/// <summary>The supply went away at this operation of the flash; nothing after it happens.</summary>
public sealed class PowerCutException : BoardStoppedException
{
    public PowerCutException()
        : base(StopReason.PowerCut)
    {
    }
}
