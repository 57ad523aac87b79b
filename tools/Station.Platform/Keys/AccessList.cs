using Station.Platform.Wire;

namespace Station.Platform.Keys;

/// <summary>
/// An access list for mosquitto: each station writes its own topics and reads what is addressed to it, and nothing else. The
/// user of a station is its number in eight hexadecimal digits, as in its topics, be it by password or by its certificate's
/// common name.
/// </summary>
public static class AccessList
{
    private static readonly TopicChannel[] Channels = Enum.GetValues<TopicChannel>();

    /// <summary>Writes the list; stations all of whose generations are revoked are left out.</summary>
    /// <param name="platformUser">The user of the receiver.</param>
    public static void Write(TextWriter output, IEnumerable<RegisteredStation> stations, string platformUser)
    {
        output.Write($"user {platformUser}\n");
        foreach (var channel in Channels)
        {
            output.Write($"topic {(channel.IsFromStation() ? "read" : "write")} sf1/+/{channel.Name()}\n");
        }

        output.Write("topic write senml/#\n");
        foreach (var group in stations.GroupBy(station => station.Number).OrderBy(group => group.Key))
        {
            WriteStation(output, group.Key, [.. group.OrderBy(station => station.Generation)]);
        }
    }

    private static void WriteStation(TextWriter output, uint number, RegisteredStation[] generations)
    {
        output.Write($"\n# {generations[^1].Name}\n");
        if (generations.All(station => station.Revocation is not null))
        {
            output.Write($"# {number:x8} is revoked\n");
            return;
        }

        output.Write($"user {number:x8}\n");
        foreach (var channel in Channels)
        {
            output.Write($"topic {(channel.IsFromStation() ? "write" : "read")} {new Topic(number, channel)}\n");
        }
    }
}
