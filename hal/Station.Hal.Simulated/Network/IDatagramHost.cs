namespace Station.Hal.Simulated;

/// <summary>A host on the simulated network that answers datagrams.</summary>
public interface IDatagramHost
{
    /// <summary>Takes a request sent at <paramref name="sentMs"/>. Null when no answer comes; else the answer and when it arrives.</summary>
    byte[]? Answer(ReadOnlySpan<byte> request, long sentMs, out long arrivesMs);
}
