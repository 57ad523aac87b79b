namespace Station.Platform.Wire;

/// <summary>A moment known on both clocks: uptime of the boot, and UTC within an uncertainty.</summary>
public sealed record AnchorEvent(long UptimeMs, long UtcMs, long UncertaintyMs, byte Source) : EventDetail
{
    internal static AnchorEvent Read(ref ByteReader reader) => new(
        reader.ReadVarint(),
        reader.ReadVarint(),
        reader.ReadVarint(),
        reader.ReadByte());
}
