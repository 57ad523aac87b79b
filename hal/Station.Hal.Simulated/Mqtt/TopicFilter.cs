namespace Station.Hal.Simulated.Mqtt;

/// <summary>Matching of topics by filters with <c>+</c> and <c>#</c> (MQTT 3.1.1 section 4.7).</summary>
internal static class TopicFilter
{
    public static bool Matches(string filter, string topic)
    {
        string[] wanted = filter.Split('/');
        string[] levels = topic.Split('/');
        for (int i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == "#")
            {
                return true;
            }

            if (i == levels.Length || (wanted[i] != "+" && wanted[i] != levels[i]))
            {
                return false;
            }
        }

        return wanted.Length == levels.Length;
    }
}
