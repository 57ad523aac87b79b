using Station.Bytes;
using Station.Journal;

namespace Station.UnitTests.Doubles;

/// <summary>A series of numbers that is put together and encoded. The device's launcher makes no instance of a test class, so tests keep no fields.</summary>
public sealed class Series
{
    private readonly int[] values = new int[32];
    private int count;

    public Series Add(int value, int times)
    {
        for (; times > 0; times--)
        {
            values[count++] = value;
        }

        return this;
    }

    /// <summary>The encoded series in hexadecimal digits.</summary>
    public string Encode()
    {
        ByteWriter writer = new ByteWriter(new byte[64]);
        BitWriter bits = new BitWriter(writer);
        new SeriesEncoder(bits, (int[])values.Clone()).Write(count);
        bits.Finish();
        return Hex.Text(writer.Buffer, 0, writer.Position);
    }
}
