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
