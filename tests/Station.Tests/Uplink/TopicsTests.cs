using Station.Platform.Wire;
using Station.Uplink;

namespace Station.Tests.Uplink;

public sealed class TopicsTests
{
    [Theory]
    [InlineData(1u)]
    [InlineData(0xDEADBEEFu)]
    [InlineData(uint.MaxValue)]
    public void The_platform_reads_station_and_channel_from_each_topic(uint station)
    {
        var topics = new Topics(station);
        (string Text, TopicChannel Channel)[] expected =
        [
            (topics.Block, TopicChannel.Block), (topics.Live, TopicChannel.Live), (topics.Session, TopicChannel.Session),
            (topics.Context, TopicChannel.Context), (topics.Status, TopicChannel.Status), (topics.Receipt, TopicChannel.Receipt),
        ];
        foreach ((string text, TopicChannel channel) in expected)
        {
            Assert.True(Topic.TryParse(text, out Topic topic), text);
            Assert.Equal(new Topic(station, channel), topic);
        }

        Assert.Equal("sf1-" + station.ToString("x8"), topics.ClientId);
    }
}
