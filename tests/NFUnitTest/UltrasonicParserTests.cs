using nanoFramework.TestFramework;
using Station.Sensors;
using Station.Sensors.Serial;
using Station.Sensors.Ultrasonic;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

[TestClass]
public class UltrasonicParserTests
{
    [TestMethod]
    [DataRow("FF07A1A7", (int)FrameKind.Reading, 1953)]
    [DataRow("A1A7FF07A1A7", (int)FrameKind.Reading, 1953)]
    [DataRow("FFFFFDFB", (int)FrameKind.InstrumentError, 0xFFFD)]
    [DataRow("FF0000FF", (int)FrameKind.InstrumentError, 0)]
    public void A_distance_is_told_from_an_error(string bytes, int kind, int distanceMm)
    {
        UltrasonicParser parser = new UltrasonicParser(new SensorCounters());
        Assert.AreEqual(kind, (int)Scan.Last(parser, Hex.Bytes(bytes)));
        Assert.AreEqual(distanceMm, parser.DistanceMm);
    }
}
