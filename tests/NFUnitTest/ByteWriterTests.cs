using nanoFramework.TestFramework;
using Station.Bytes;

namespace Station.UnitTests;

[TestClass]
public class ByteWriterTests
{
    [TestMethod]
    [DataRow(0L, 1)]
    [DataRow(127L, 1)]
    [DataRow(128L, 2)]
    [DataRow(16384L, 3)]
    [DataRow(4294967295L, 5)]
    [DataRow(long.MaxValue, 9)]
    public void A_varint_is_read_back_and_no_longer_than_it_needs(long value, int length)
    {
        ByteWriter writer = new ByteWriter(new byte[16]);
        writer.Varint(value);
        Assert.AreEqual(length, writer.Position);

        ByteReader reader = new ByteReader();
        reader.Open(writer.Buffer, 0, writer.Position);
        Assert.AreEqual(value, reader.Varint());
        Assert.IsTrue(reader.Finished);
    }

    [TestMethod]
    [DataRow(0L)]
    [DataRow(-1L)]
    [DataRow(1L)]
    [DataRow(-2147483648L)]
    [DataRow(2147483647L)]
    public void A_signed_number_is_read_back(long value)
    {
        ByteWriter writer = new ByteWriter(new byte[16]);
        writer.Zigzag(value);

        ByteReader reader = new ByteReader();
        reader.Open(writer.Buffer, 0, writer.Position);
        Assert.AreEqual(value, reader.Zigzag());
        Assert.IsTrue(reader.Finished);
    }

    [TestMethod]
    public void What_does_not_fit_is_told_and_nothing_is_thrown()
    {
        ByteWriter writer = new ByteWriter(new byte[3]);
        writer.U16(0x1234);
        writer.U16(0x5678);
        Assert.IsTrue(writer.Overflowed);
    }
}
