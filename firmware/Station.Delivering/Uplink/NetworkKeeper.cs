using Station.Hal;
using Station.Supervision;

namespace Station.Uplink;

/// <summary>Keeps the network link up: attempts with growing waits, the radio restarted when an attempt hangs. It never reboots the station.</summary>
public sealed class NetworkKeeper
{
    private const int FirstRetryMs = 5_000;
    private const int LongestRetryMs = 10 * 60_000;

    /// <summary>An attempt that takes longer hangs.</summary>
    private const int AttemptLimitMs = 60_000;

    private const int WatchIntervalMs = 1_000;

    private readonly INetworkLink network;
    private string networkName;
    private string password;
    private readonly BackOff backOff;
    private long dueMs;
    private long attemptEndsMs;
    private bool wasUp;
    private bool attempted;

    public NetworkKeeper(INetworkLink network, IRandomBytes random, string networkName, string password)
    {
        this.network = network;
        this.networkName = networkName;
        this.password = password;
        backOff = new BackOff(random, FirstRetryMs, LongestRetryMs);
    }

    /// <summary>Times the link was lost or an attempt failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Radio restarts.</summary>
    public int Restarts { get; private set; }

    /// <summary>Takes another network, or another password for it, from now on.</summary>
    public void Use(string newName, string newPassword)
    {
        if (newName == networkName && newPassword == password)
        {
            return;
        }

        networkName = newName;
        password = newPassword;
        network.Restart();
        attempted = false;
        dueMs = 0;
    }

    public long Step(long nowMs)
    {
        switch (network.State)
        {
            case LinkState.Up:
                wasUp = true;
                attempted = false;
                backOff.Reset();
                break;
            case LinkState.Connecting:
                if (nowMs >= attemptEndsMs)
                {
                    network.Restart();
                    attemptEndsMs = nowMs + AttemptLimitMs;
                    Restarts++;
                    Failures++;
                    attempted = false;
                    PlanRetry(nowMs);
                }

                break;
            default:
                Reconnect(nowMs);
                break;
        }

        return nowMs + WatchIntervalMs;
    }

    private void Reconnect(long nowMs)
    {
        Failures += wasUp || attempted ? 1 : 0;
        attempted = false;
        if (wasUp)
        {
            wasUp = false;
            dueMs = nowMs;
        }

        if (nowMs >= dueMs)
        {
            attempted = true;
            attemptEndsMs = nowMs + AttemptLimitMs;
            network.BeginConnect(networkName, password);
            PlanRetry(nowMs);
        }
    }

    private void PlanRetry(long nowMs) => dueMs = nowMs + backOff.NextMs();
}
