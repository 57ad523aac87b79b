namespace Station.Platform.Wire;

/// <summary>What each channel is called, and who writes to it.</summary>
public static class TopicChannels
{
    public static string Name(this TopicChannel channel) => channel.ToString().ToLowerInvariant();

    /// <summary>Whether stations write to it and the platform reads; else the other way round.</summary>
    public static bool IsFromStation(this TopicChannel channel) => channel switch
    {
        TopicChannel.Block or TopicChannel.Live or TopicChannel.Session or TopicChannel.Context or TopicChannel.Status or TopicChannel.Answer => true,
        TopicChannel.Receipt or TopicChannel.Command => false,
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };
}
