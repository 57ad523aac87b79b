namespace Station.Hal;

/// <summary>The firmware as its loader sees it: a cooperative loop.</summary>
public interface IFirmware
{
    /// <summary>
    /// Does bounded work that is due at <paramref name="uptimeMs"/> and returns the uptime at which it wants to be called
    /// next, in ms. Never throws because of anything that came from outside.
    /// </summary>
    long Step(long uptimeMs);
}
