namespace Station.Measurement;

/// <summary>Tells when flash was written, during which a chip's serial ports have lost and changed bytes.</summary>
public interface IFlashActivity
{
    /// <summary>Uptime at which the last write ended; far in the past when there was none.</summary>
    long LastWriteEndMs { get; }
}
