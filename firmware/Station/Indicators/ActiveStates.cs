namespace Station.Indicators;

/// <summary>The states that hold at the moment. The rooms set them; LEDs and terminal show them.</summary>
public sealed class ActiveStates
{
    private uint active;

    /// <summary>Grows with each change, so that a reader notices one without comparing.</summary>
    public int Version { get; private set; }

    public bool IsActive(StationState state) => (active & Bit(state)) != 0;

    public void Set(StationState state, bool holds)
    {
        uint next = holds ? active | Bit(state) : active & ~Bit(state);
        if (next != active)
        {
            active = next;
            Version++;
        }
    }

    private static uint Bit(StationState state) => 1u << (int)state;
}
