namespace Station.Sensors;

/// <summary>A cooperative driver of one sensor, or of a bus with several.</summary>
public interface ISensorDriver
{
    /// <summary>Does what is due, without waiting, and returns the uptime at which it wants to be called next. Never throws.</summary>
    long Step(long nowMs);
}
