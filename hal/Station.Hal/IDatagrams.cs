namespace Station.Hal;

/// <summary>
/// UDP for one conversation at a time: sending to another host ends the one before. Worst stall: name resolution, which
/// the platform does synchronously (up to 15 s); the adapter caches names.
/// </summary>
public interface IDatagrams
{
    /// <summary>Sends one datagram and begins to listen for answers to it. False when the name or the link is not there.</summary>
    bool Send(string host, int port, byte[] data, int count);

    /// <summary>
    /// Takes one answer of the current conversation. <paramref name="arrivedUptimeMs"/> is when it arrived, as near as
    /// the adapter knows.
    /// </summary>
    bool TryReceive(byte[] buffer, out int count, out long arrivedUptimeMs);

    /// <summary>Ends the conversation.</summary>
    void Close();
}
