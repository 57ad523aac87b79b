using Station.Hal.Simulated;

namespace Station.Tests.Board;

public sealed class SerialLineTests
{
    private const int Baud = 9_600;
    private const long FrameTag = 7;

    [Fact]
    public void A_frame_whose_beginning_was_thrown_away_is_not_reported_as_taken()
    {
        var device = new CountingDevice();
        var line = new SerialLine(device, Baud, 64);
        line.Deliver([1, 2, 3, 4], 10, FrameTag);

        line.Discard(8);
        int rest = line.Read(new byte[8], 20);

        Assert.InRange(rest, 1, 3);
        Assert.Equal(0, device.FramesTaken);
    }

    [Fact]
    public void A_frame_that_the_receiver_had_no_room_for_is_not_reported_as_taken()
    {
        var device = new CountingDevice();
        var line = new SerialLine(device, Baud, 2);
        line.Deliver([1, 2, 3, 4], 10, FrameTag);

        line.Settle(9);
        line.Read(new byte[8], 9);
        line.Settle(20);
        line.Read(new byte[8], 20);

        Assert.Equal(1, line.Overruns);
        Assert.Equal(0, device.FramesTaken);
    }

    [Fact]
    public void A_frame_that_was_read_to_its_end_is_reported_once()
    {
        var device = new CountingDevice();
        var line = new SerialLine(device, Baud, 64);
        line.Deliver([1, 2, 3, 4], 10, FrameTag);

        line.Read(new byte[8], 9);
        line.Read(new byte[8], 20);

        Assert.Equal(1, device.FramesTaken);
    }

    [Fact]
    public void Only_what_arrives_while_the_receiver_is_disturbed_is_lost_or_changed_and_its_frame_is_not_reported_as_taken()
    {
        var device = new CountingDevice();
        var line = new SerialLine(device, 1_000, 64); // 10 ms a byte
        line.Deliver([1, 2, 3, 4], 40, FrameTag);
        line.Deliver([5], 50, FrameTag + 1);

        line.Settle(10);
        line.Disturbance = value => value == 2 ? -1 : value ^ 0x80;
        line.Settle(30);
        line.Disturbance = null;
        byte[] into = new byte[8];

        Assert.Equal(4, line.Read(into, 50));
        Assert.Equal([1, 0x83, 4, 5], into[..4]);
        Assert.Equal(1, device.FramesTaken);
    }

    private sealed class CountingDevice : ISerialDevice
    {
        public int FramesTaken { get; private set; }

        public void Advance(SerialLine line, long trueMs)
        {
        }

        public void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs)
        {
        }

        public void Taken(long frameTag, long trueMs) => FramesTaken++;

        public void SetPower(bool on, long trueMs)
        {
        }
    }
}
