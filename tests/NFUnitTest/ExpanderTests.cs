using nanoFramework.TestFramework;
using Station.Sensors.Expander;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

[TestClass]
public class ExpanderTests
{
    [TestMethod]
    public void What_is_written_comes_back_byte_by_byte_whatever_its_length()
    {
        var port = new ExpanderPort(new ExpanderBus(new LoopedExpander()), 0, 1, 9600, ExpanderPort.UsualCrystalHz);
        byte[] written = new byte[ExpanderPort.FifoBytes];
        byte[] read = new byte[ExpanderPort.FifoBytes];
        for (int i = 0; i < written.Length; i++)
        {
            written[i] = (byte)(0xFF - i * 3);
        }

        for (int count = 1; count <= written.Length; count++)
        {
            Assert.IsTrue(port.Write(written, 0, count));
            Assert.AreEqual(count, port.Available);
            Assert.AreEqual(count, port.Read(read, 0, read.Length));
            Assert.AreEqual(Hex.Text(written, 0, count), Hex.Text(read, 0, count));
            Assert.AreEqual(0, port.Available);
        }

        Assert.AreEqual(0, port.LineErrors);
    }
}
