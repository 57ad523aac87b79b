using Station.Hal;

namespace Station.Sensors.Recovery;

/// <summary>
/// The switched rail that all sensors share. A cycle takes it off for some seconds; meanwhile nobody is asked, and afterwards every
/// sensor is configured anew and warms up again.
/// </summary>
public sealed class SensorSupply
{
    /// <summary>Capacitors of fans and radios keep a sensor alive for seconds; a short gap would leave it as hung as it was.</summary>
    public const int OffMs = 10_000;

    /// <summary>Sensors boot for up to a second or two before they hear a command.</summary>
    public const int SettleMs = 2_000;

    /// <summary>However many sensors ask for it, the rail is left alone for so long after a cycle.</summary>
    public const int RestMs = 600_000;

    private readonly IDigitalOutput rail;
    private SupplyState state;
    private long nextMs;

    /// <param name="rail">The rail; null where it cannot be switched.</param>
    public SensorSupply(IDigitalOutput rail)
    {
        this.rail = rail;
    }

    private enum SupplyState : byte
    {
        On,
        Off,
        Settling,
        Resting,
    }

    public bool CanSwitch => rail != null;

    /// <summary>Sensors may be asked.</summary>
    public bool IsReady => state == SupplyState.On || state == SupplyState.Resting;

    /// <summary>Cycles since the start.</summary>
    public int Cycles { get; private set; }

    /// <summary>Uptime of the next change that is due.</summary>
    public long NextMs => state == SupplyState.On ? long.MaxValue : nextMs;

    /// <summary>Switches the rail off for a while. False when there is none or when it was cycled not long ago.</summary>
    public bool BeginCycle(long nowMs)
    {
        if (rail == null || state != SupplyState.On)
        {
            return false;
        }

        rail.Write(false);
        Cycles++;
        state = SupplyState.Off;
        nextMs = nowMs + OffMs;
        return true;
    }

    /// <summary>Does what is due; true at the moment at which the supply comes back.</summary>
    public bool Step(long nowMs)
    {
        if (state == SupplyState.On || nowMs < nextMs)
        {
            return false;
        }

        switch (state)
        {
            case SupplyState.Off:
                rail.Write(true);
                state = SupplyState.Settling;
                nextMs = nowMs + SettleMs;
                return true;
            case SupplyState.Settling:
                state = SupplyState.Resting;
                nextMs = nowMs + RestMs;
                return false;
            default:
                state = SupplyState.On;
                return false;
        }
    }
}
