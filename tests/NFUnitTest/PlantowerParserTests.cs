using nanoFramework.TestFramework;
using Station.Sensors;
using Station.Sensors.Plantower;
using Station.Sensors.Serial;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

[TestClass]
public class PlantowerParserTests
{
    private const string Eight = "424D001C00000008000800000008000800D20046002D001E00000000970002C5";

    [TestMethod]
    [DataRow(Eight, 8, 8)]
    [DataRow("424D001C00000007000700000007000700D20046002D001E00000000970002C1", 7, 7)]
    [DataRow("424D001C001700270029001600230029100804A90116000C00D400E09A0004AA", 35, 41)]
    [DataRow("42" + Eight, 8, 8)]
    [DataRow("424D001C0000" + Eight, 8, 8)]
    public void A_captured_frame_is_read_also_behind_rubbish(string bytes, int pm25, int pm10)
    {
        PlantowerParser parser = new PlantowerParser(new SensorCounters());
        Assert.AreEqual((int)FrameKind.Reading, (int)Scan.Last(parser, Hex.Bytes(bytes)));
        Assert.AreEqual(pm25, parser.Word(PlantowerFrame.AtmosphericPm25Word));
        Assert.AreEqual(pm10, parser.Word(PlantowerFrame.AtmosphericPm10Word));
        Assert.AreEqual(0, parser.ErrorCode);
    }

    [TestMethod]
    public void A_wrong_sum_is_counted_and_no_frame()
    {
        SensorCounters counters = new SensorCounters();
        byte[] bytes = Hex.Bytes(Eight);
        bytes[13]++;
        Assert.AreEqual((int)FrameKind.None, (int)Scan.Last(new PlantowerParser(counters), bytes));
        Assert.AreEqual(1, counters.ChecksumErrors);
        Assert.AreEqual(bytes.Length, counters.BytesSkipped);
    }
}
