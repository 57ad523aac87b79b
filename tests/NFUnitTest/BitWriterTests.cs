using nanoFramework.TestFramework;
using Station.Bytes;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

[TestClass]
public class BitWriterTests
{
    [TestMethod]
    public void Bits_follow_one_another_most_significant_first_across_bytes()
    {
        ByteWriter writer = new ByteWriter(new byte[16]);
        BitWriter bits = new BitWriter(writer);
        bits.Write(5, 3);
        bits.Write(0xDEADBEEF, 32);
        bits.Write(0xFFFFFFFF, 0);
        bits.Write(1, 1);
        bits.Finish();
        Assert.AreEqual("BBD5B7DDF0", Hex.Text(writer.Buffer, 0, writer.Position));
    }

    [TestMethod]
    public void Only_the_low_bits_of_a_number_are_written()
    {
        ByteWriter writer = new ByteWriter(new byte[1]);
        BitWriter bits = new BitWriter(writer);
        bits.Write(0xFFFFFFF0, 8);
        Assert.AreEqual("F0", Hex.Text(writer.Buffer, 0, writer.Position));
    }
}
