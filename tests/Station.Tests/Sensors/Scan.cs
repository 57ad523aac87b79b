using Station.Sensors.Serial;

namespace Station.Tests.Sensors;

/// <summary>Feeds bytes to a scanner and tells what it found.</summary>
internal static class Scan
{
    /// <summary>Feeds all bytes; <paramref name="onFrame"/> runs while the frame is readable.</summary>
    public static List<FrameKind> All(FrameScanner scanner, byte[] bytes, Action? onFrame = null)
    {
        var kinds = new List<FrameKind>();
        int at = 0;
        do
        {
            at = scanner.Feed(bytes, at, bytes.Length);
            if (scanner.Kind != FrameKind.None)
            {
                kinds.Add(scanner.Kind);
                onFrame?.Invoke();
            }
        }
        while (scanner.Kind != FrameKind.None || at < bytes.Length);
        return kinds;
    }

    public static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", string.Empty));
}
