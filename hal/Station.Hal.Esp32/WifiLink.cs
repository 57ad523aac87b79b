using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using nanoFramework.Networking;

namespace Station.Hal.Esp32;

/// <summary>
/// The Wi-Fi station interface. An attempt takes up to 20 s in the platform's call, so that a worker thread makes it. Whenever the link
/// has come up the runtime's own SNTP client is stopped, which would step the clock behind the firmware's back.
/// </summary>
public sealed class WifiLink : INetworkLink
{
    /// <summary>The platform makes new objects of all its interfaces for each look at one, so that they are looked at when it tells of a change, and once in this time in case it does not.</summary>
    public const int LookIntervalMs = 120_000;

    /// <summary>While there is no link, whoever waits for one looks more often.</summary>
    private const int DownLookIntervalMs = 5_000;

    private const string NoAddress = "0.0.0.0";

    private readonly object gate = new object();
    private readonly AutoResetEvent wake = new AutoResetEvent(false);
    private readonly IClock clock;
    private string address = "";
    private long lookDueMs;
    private bool lookWanted;
    private string wantedName;
    private string wantedPassword;
    private bool restartWanted;
    private bool working;
    private bool refused;
    private bool wasUp;

    public WifiLink(IClock clock, FaultReporter faults)
    {
        this.clock = clock;
        NetworkChange.NetworkAddressChanged += OnAddressChanged;
        NetworkChange.NetworkAvailabilityChanged += OnAvailabilityChanged;
        StopRuntimeClock();
        new GuardedThread("wifi-thread", Work, faults).Start();
    }

    public LinkState State
    {
        get
        {
            if (working)
            {
                return LinkState.Connecting;
            }

            bool isUp = Address.Length > 0;
            if (isUp && !wasUp)
            {
                // The driver joins again by itself after a fade, and the runtime starts its client anew with that.
                StopRuntimeClock();
            }

            wasUp = isUp;
            if (isUp)
            {
                return LinkState.Up;
            }

            return refused ? LinkState.Refused : LinkState.Down;
        }
    }

    /// <summary>Always 0: the platform tells of signal strength only in a scan, which takes the radio off its channel.</summary>
    public int SignalDbm => 0;

    public string Address
    {
        get
        {
            long nowMs = clock.UptimeMs;
            if (lookWanted || nowMs >= lookDueMs)
            {
                // What changes during the look is looked at again.
                lookWanted = false;
                address = FindAddress();
                lookDueMs = nowMs + (address.Length > 0 ? LookIntervalMs : DownLookIntervalMs);
            }

            return address;
        }
    }

    public void BeginConnect(string networkName, string password)
    {
        lock (gate)
        {
            wantedName = networkName;
            wantedPassword = password;
            refused = false;
            working = true;
        }

        wake.Set();
    }

    public void Restart()
    {
        lock (gate)
        {
            restartWanted = true;
        }

        wake.Set();
    }

    private static string FindAddress()
    {
        try
        {
            foreach (NetworkInterface candidate in NetworkInterface.GetAllNetworkInterfaces())
            {
                if (candidate.NetworkInterfaceType == NetworkInterfaceType.Wireless80211)
                {
                    string found = candidate.IPv4Address;
                    return found == null || found == NoAddress ? "" : found;
                }
            }
        }
        catch (Exception)
        {
            // No interface, no address.
        }

        return "";
    }

    private void OnAddressChanged(object sender, EventArgs told) => lookWanted = true;

    private void OnAvailabilityChanged(object sender, NetworkAvailabilityEventArgs told) => lookWanted = true;

    private void Work()
    {
        while (true)
        {
            wake.WaitOne();
            string name;
            string password;
            bool restart;
            lock (gate)
            {
                name = wantedName;
                password = wantedPassword;
                wantedName = null;
                restart = restartWanted;
                restartWanted = false;
            }

            if (restart)
            {
                Disconnect();
            }

            if (name != null)
            {
                Connect(name, password);
            }
        }
    }

    private void Connect(string name, string password)
    {
        WifiConnectionStatus status = WifiConnectionStatus.UnspecifiedFailure;
        try
        {
            // Automatic lets the driver join again by itself after a fade.
            status = WifiAdapter.FindAllAdapters()[0].Connect(name, WifiReconnectionKind.Automatic, password).ConnectionStatus;
        }
        catch (Exception)
        {
            // The driver throws when it is busy; the attempt has failed like any other.
        }

        StopRuntimeClock();
        lookWanted = true;
        lock (gate)
        {
            refused = status == WifiConnectionStatus.InvalidCredential;
            working = wantedName != null;
        }
    }

    private static void Disconnect()
    {
        try
        {
            WifiAdapter.FindAllAdapters()[0].Disconnect();
        }
        catch (Exception)
        {
            // Not connected: nothing to take down.
        }
    }

    private static void StopRuntimeClock()
    {
        try
        {
            Sntp.Stop();
        }
        catch (Exception)
        {
            // It did not run.
        }
    }
}
