namespace Station.Hal.Simulated.Mqtt;

/// <summary>Matching of topics by filters with <c>+</c> and <c>#</c> (MQTT 3.1.1 section 4.7).</summary>
internal static class TopicFilter
{
    public static bool Matches(ReadOnlySpan<char> filter, ReadOnlySpan<char> topic)
    {
        while (true)
        {
            ReadOnlySpan<char> wanted = TakeLevel(ref filter, out bool isLastWanted);
            if (wanted is "#")
            {
                return true;
            }

            ReadOnlySpan<char> level = TakeLevel(ref topic, out bool isLastLevel);
            if (wanted is not "+" && !wanted.SequenceEqual(level))
            {
                return false;
            }

            if (isLastWanted || isLastLevel)
            {
                return isLastWanted && isLastLevel;
            }
        }
    }

    private static ReadOnlySpan<char> TakeLevel(ref ReadOnlySpan<char> rest, out bool isLast)
    {
        int end = rest.IndexOf('/');
        isLast = end < 0;
        ReadOnlySpan<char> level = isLast ? rest : rest[..end];
        rest = isLast ? [] : rest[(end + 1)..];
        return level;
    }
}
