using nanoFramework.TestFramework;
using Station.Sensors;
using Station.Sensors.Serial;
using Station.Sensors.Winsen;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

[TestClass]
public class WinsenParserTests
{
    [TestMethod]
    [DataRow("FF2A040000230100AE", (int)FrameKind.Reading, 350)]
    [DataRow("FF2A0400001403E8D3", (int)FrameKind.Reading, 200)]
    [DataRow("FF2B0400006400006D", (int)FrameKind.InstrumentError, 1000)]
    [DataRow("FF86027C42000000BA", (int)FrameKind.Reading, 6360)]
    [DataRow("FF8603370000000040", (int)FrameKind.Reading, 8230)]
    [DataRow("00FF2AFF2A040000230100AE", (int)FrameKind.Reading, 350)]
    public void Frames_of_an_ozone_module_are_told_from_others(string bytes, int kind, int deciPartsPerBillion)
    {
        WinsenSettings settings = new WinsenSettings(WinsenGas.Ozone, true, false, 2, WinsenFrame.PartsPerBillion, 0);
        WinsenParser parser = new WinsenParser(settings, new SensorCounters());
        Assert.AreEqual(kind, (int)Scan.Last(parser, Hex.Bytes(bytes)));
        Assert.AreEqual(deciPartsPerBillion, parser.DeciPartsPerBillion);
    }
}
