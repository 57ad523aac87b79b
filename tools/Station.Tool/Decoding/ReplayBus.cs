using Station.Hal;

namespace Station.Tool.Decoding;

/// <summary>
/// An I2C bus with one device that takes every command and answers reads with the bytes of a row, in order. Where a driver first asks whether
/// a reading is ready and the row holds readings only, as captures of such devices do, the answer to that question is made.
/// </summary>
internal sealed class ReplayBus(byte[] bytes, byte[]? ready, int readingBytes) : IReplayedBus
{
    private int position;

    public bool IsOver { get; private set; }

    public int Left => bytes.Length - position;

    public I2cStatus Write(int address, byte[] data, int count) => I2cStatus.Complete;

    public I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount) => Read(address, read, readCount);

    public I2cStatus Read(int address, byte[] data, int count)
    {
        if (ready != null && count == ready.Length && Left > 0 && Left % readingBytes == 0)
        {
            ready.CopyTo(data, 0);
            return I2cStatus.Complete;
        }

        if (Left < count)
        {
            IsOver = true;
            return I2cStatus.NotAcknowledged;
        }

        Array.Copy(bytes, position, data, 0, count);
        position += count;
        IsOver = Left == 0;
        return I2cStatus.Complete;
    }

    public void Clear()
    {
    }
}
