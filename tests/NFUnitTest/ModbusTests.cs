using nanoFramework.TestFramework;
using Station.Sensors;
using Station.Sensors.Modbus;
using Station.Sensors.Serial;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

[TestClass]
public class ModbusTests
{
    [TestMethod]
    [DataRow("010300000001840A")]
    [DataRow("010300040001C5CB")]
    [DataRow("1103006B00037687")]
    [DataRow("020300070004F5FB")]
    [DataRow("018302C0F1")]
    [DataRow("313233343536373839374B")]
    public void The_CRC_is_that_of_known_frames(string frame)
    {
        byte[] bytes = Hex.Bytes(frame);
        Assert.IsTrue(ModbusCrc.IsRight(bytes, bytes.Length));
        bytes[0] ^= 1;
        Assert.IsFalse(ModbusCrc.IsRight(bytes, bytes.Length));
    }

    [TestMethod]
    public void A_question_is_built_as_the_maker_prints_it()
    {
        byte[] question = ModbusQuestion.Build(1, 3, 4, 1);
        Assert.AreEqual("010300040001C5CB", Hex.Text(question, 0, question.Length));
    }

    [TestMethod]
    [DataRow("0103020218B92E", (int)FrameKind.Reading, 536, 0)]
    [DataRow("00FF0103020218B92E", (int)FrameKind.Reading, 536, 2)]
    [DataRow("010300000001840A0103020218B92E", (int)FrameKind.Reading, 536, 0)]
    [DataRow("0103020218B92F", (int)FrameKind.None, 0, 7)]
    public void An_answer_is_found_in_what_the_line_brings(string bytes, int kind, int value, int skipped)
    {
        SensorCounters counters = new SensorCounters();
        ModbusParser parser = new ModbusParser(ModbusQuestion.Build(1, 3, 0, 1), counters);
        FrameKind last = Scan.Last(parser, Hex.Bytes(bytes));
        Assert.AreEqual(kind, (int)last);
        Assert.AreEqual(skipped, counters.BytesSkipped);
        if (last == FrameKind.Reading)
        {
            Assert.AreEqual(value, parser.Register(0));
        }
    }

    [TestMethod]
    public void An_exception_is_told_with_its_code()
    {
        ModbusParser parser = new ModbusParser(ModbusQuestion.Build(1, 3, 0, 1), new SensorCounters());
        Assert.AreEqual((int)FrameKind.InstrumentError, (int)Scan.Last(parser, Hex.Bytes("018302C0F1")));
        Assert.AreEqual(2, parser.ExceptionCode);
    }
}
