using Station.Sensors.Serial;

namespace Station.UnitTests.Doubles;

/// <summary>Feeds a scanner.</summary>
internal static class Scan
{
    /// <summary>Feeds all bytes and tells the last frame's kind; None when there was no frame. The frame stays readable when the bytes end with it.</summary>
    public static FrameKind Last(FrameScanner scanner, byte[] bytes)
    {
        FrameKind last = FrameKind.None;
        int at = 0;
        while (at < bytes.Length)
        {
            at = scanner.Feed(bytes, at, bytes.Length);
            last = scanner.Kind == FrameKind.None ? last : scanner.Kind;
        }

        return last;
    }
}
