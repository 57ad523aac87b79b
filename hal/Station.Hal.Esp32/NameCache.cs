using System.Collections;
using System.Net;

namespace Station.Hal.Esp32;

/// <summary>
/// Addresses of host names. The platform resolves synchronously and stops the whole machine meanwhile, so that a name is asked for once a day,
/// and an old answer is better than none.
/// </summary>
public sealed class NameCache
{
    private const long LifetimeMs = 24L * 60 * 60 * 1000;

    /// <summary>The firmware asks a handful of time servers; more names than this and the cache starts anew.</summary>
    private const int Capacity = 8;

    private readonly IClock clock;
    private readonly Hashtable entries = new Hashtable();

    public NameCache(IClock clock) => this.clock = clock;

    /// <summary>The address of a host, or an exception of the platform's when it never had one.</summary>
    public IPAddress Resolve(string host)
    {
        Entry known = (Entry)entries[host];
        if (known != null && clock.UptimeMs < known.ExpiryMs)
        {
            return known.Address;
        }

        IPAddress[] found;
        try
        {
            found = Dns.GetHostEntry(host).AddressList;
        }
        catch (System.Exception)
        {
            if (known == null)
            {
                throw;
            }

            return known.Address;
        }

        Keep(host, found[0]);
        return found[0];
    }

    private void Keep(string host, IPAddress address)
    {
        if (entries.Count >= Capacity)
        {
            entries.Clear();
        }

        entries[host] = new Entry { Address = address, ExpiryMs = clock.UptimeMs + LifetimeMs };
    }

    private sealed class Entry
    {
        public IPAddress Address;
        public long ExpiryMs;
    }
}
