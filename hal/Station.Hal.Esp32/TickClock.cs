using System;

namespace Station.Hal.Esp32;

/// <summary>The runtime's tick as the monotonic clock of this boot.</summary>
public sealed class TickClock : IClock
{
    private readonly TickExtension extension = new TickExtension(Environment.TickCount64);

    public long UptimeMs => extension.Extend(Environment.TickCount64);
}
