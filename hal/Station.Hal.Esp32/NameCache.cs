using System.Net;

namespace Station.Hal.Esp32;

/// <summary>
/// Addresses of host names. The platform resolves synchronously and stops the whole machine meanwhile, so that a name is asked for once a day,
/// and an old answer is better than none.
/// </summary>
public sealed class NameCache
{
    private const long LifetimeMs = 24L * 60 * 60 * 1000;

    /// <summary>The firmware asks three time servers; more names than this push the oldest out.</summary>
    private const int Capacity = 4;

    private readonly IClock clock;
    private readonly string[] hosts = new string[Capacity];
    private readonly IPAddress[] addresses = new IPAddress[Capacity];
    private readonly long[] expiriesMs = new long[Capacity];
    private int next;

    public NameCache(IClock clock) => this.clock = clock;

    /// <summary>The address of a host, or an exception of the platform's when it never had one.</summary>
    public IPAddress Resolve(string host)
    {
        int place = PlaceOf(host);
        if (place >= 0 && clock.UptimeMs < expiriesMs[place])
        {
            return addresses[place];
        }

        IPAddress[] found;
        try
        {
            found = Dns.GetHostEntry(host).AddressList;
        }
        catch (System.Exception)
        {
            if (place < 0)
            {
                throw;
            }

            return addresses[place];
        }

        Keep(place, host, found[0]);
        return found[0];
    }

    private int PlaceOf(string host)
    {
        // Filled places alone: comparing a text that is null with another one ends the runtime.
        for (int i = 0; i < Capacity && hosts[i] != null; i++)
        {
            if (hosts[i] == host)
            {
                return i;
            }
        }

        return -1;
    }

    private void Keep(int place, string host, IPAddress address)
    {
        if (place < 0)
        {
            place = next;
            next = (next + 1) % Capacity;
        }

        hosts[place] = host;
        addresses[place] = address;
        expiriesMs[place] = clock.UptimeMs + LifetimeMs;
    }
}
