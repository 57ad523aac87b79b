using Station.Hal.Simulated;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>The wire of the virtual board: times of arrival, overruns, and who is told what was taken.</summary>
public sealed class SerialLineTests
{
    [Fact]
    public void Bytes_arrive_one_by_one_and_the_tag_comes_with_the_last()
    {
        var device = new Listener();
        var line = new SerialLine(device, 1_000, 64); // 10 ms a byte
        line.Deliver([1, 2, 3, 4], 1_000, 77);
        Assert.Equal([0, 1, 2, 3, 4], new long[] { 969, 970, 980, 999, 1_000 }.Select(line.Available));

        byte[] into = new byte[3];
        Assert.Equal(3, line.Read(into, 1_000));
        Assert.Empty(device.Tags);
        Assert.Equal(1, line.Read(into, 1_000));
        Assert.Equal([77], device.Tags);
    }

    [Fact]
    public void A_full_receiver_loses_what_comes_last_and_its_tag()
    {
        var device = new Listener();
        var line = new SerialLine(device, 9_600, 6);
        line.Deliver([1, 2, 3, 4], 100, 1);
        line.Deliver([5, 6, 7, 8], 200, 2);
        byte[] into = new byte[10];
        Assert.Equal(6, line.Read(into, 300));
        Assert.Equal([1, 2, 3, 4, 5, 6, 0, 0, 0, 0], into);
        Assert.Equal([1], device.Tags);
        Assert.Equal(2, line.Overruns);
    }

    [Fact]
    public void Nobody_is_told_of_what_was_thrown_away()
    {
        var device = new Listener();
        var line = new SerialLine(device, 9_600, 64);
        line.Deliver([1, 2], 100, 1);
        line.Deliver([3, 4], 500, 2);
        line.Discard(200);
        Assert.Equal(2, line.Read(new byte[9], 600));
        Assert.Equal([2], device.Tags);
    }

    [Fact]
    public void Long_use_keeps_order_and_tags()
    {
        var device = new Listener();
        var line = new SerialLine(device, 9_600, 32);
        var random = new Random(3);
        byte next = 0;
        byte expected = 0;
        for (int i = 1; i <= 5_000; i++)
        {
            byte[] frame = Enumerable.Range(0, 1 + random.Next(9)).Select(_ => next++).ToArray();
            line.Deliver(frame, i * 100, i);
            byte[] into = new byte[random.Next(40)];
            int count = line.Read(into, i * 100 - random.Next(3));
            Assert.All(into[..count], value => Assert.Equal(expected++, value));
            while (line.Available(i * 100) > 20)
            {
                line.Read(into = new byte[1], i * 100);
                Assert.Equal(expected++, into[0]);
            }
        }

        Assert.Equal(Enumerable.Range(1, device.Tags.Count).Select(tag => (long)tag), device.Tags);
        Assert.True(device.Tags.Count > 4_980 && line.Overruns == 0);
    }

    private sealed class Listener : ISerialDevice
    {
        public List<long> Tags { get; } = [];

        public void Advance(SerialLine line, long trueMs)
        {
        }

        public void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs)
        {
        }

        public void Taken(long frameTag, long trueMs) => Tags.Add(frameTag);

        public void SetPower(bool on, long trueMs)
        {
        }
    }
}
