namespace Station.Hal.Simulated;

/// <summary>The Wi-Fi link: an access point that is there or not, and an attempt that takes its time.</summary>
public sealed class VirtualNetworkLink : INetworkLink
{
    // Association and DHCP on the device take a few seconds.
    private const long ConnectMs = 3_000;

    // How long the platform searches for an access point that is not there.
    private const long SearchMs = 10_000;

    private readonly VirtualTime time;
    private readonly HalGate gate;
    private bool isUp;
    private bool isRefused;
    private bool isSearchVain;
    private long attemptBeganMs = -1;

    public VirtualNetworkLink(VirtualTime time, HalGate gate)
    {
        this.time = time;
        this.gate = gate;
    }

    /// <summary>Whether the access point is on the air. Taking it away ends the link at once.</summary>
    public bool AccessPointPresent { get; set; } = true;

    /// <summary>Name of its network; null for whatever name is looked for.</summary>
    public string? AccessPointName { get; set; }

    /// <summary>Whether the access point refuses the credentials.</summary>
    public bool RefusesCredentials { get; set; }

    /// <summary>Strength of the access point's signal while there is a link.</summary>
    public int AccessPointDbm { get; set; } = -61;

    /// <summary>Whether packets pass, for the other parts of the board.</summary>
    public bool HasCarrier => CurrentState() == LinkState.Up;

    /// <inheritdoc/>
    public LinkState State
    {
        get
        {
            gate.Enter(HalCall.Network, 0);
            LinkState state = CurrentState();
            gate.Trace.Add((long)state);
            return state;
        }
    }

    /// <inheritdoc/>
    public int SignalDbm => HasCarrier ? AccessPointDbm : 0;

    /// <inheritdoc/>
    public string Address => HasCarrier ? "192.0.2.17" : "";

    /// <inheritdoc/>
    public void BeginConnect(string networkName, string password)
    {
        gate.Enter(HalCall.Network, 1);
        isUp = false;
        isRefused = false;
        isSearchVain = AccessPointName is not null && networkName != AccessPointName;
        attemptBeganMs = time.NowMs;
    }

    /// <inheritdoc/>
    public void Restart()
    {
        gate.Enter(HalCall.Network, 2);
        Reset();
    }

    internal void Reset()
    {
        isUp = false;
        isRefused = false;
        attemptBeganMs = -1;
    }

    private LinkState CurrentState()
    {
        isUp &= AccessPointPresent;
        if (attemptBeganMs >= 0)
        {
            FinishAttempt(time.NowMs - attemptBeganMs);
        }

        if (isUp)
        {
            return LinkState.Up;
        }

        if (isRefused)
        {
            return LinkState.Refused;
        }

        return attemptBeganMs >= 0 ? LinkState.Connecting : LinkState.Down;
    }

    private void FinishAttempt(long elapsedMs)
    {
        if (AccessPointPresent && !isSearchVain && elapsedMs >= ConnectMs)
        {
            isRefused = RefusesCredentials;
            isUp = !RefusesCredentials;
            attemptBeganMs = -1;
        }
        else if (elapsedMs >= SearchMs)
        {
            attemptBeganMs = -1;
        }
    }
}
