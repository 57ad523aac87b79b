using Station.Profiles;
using nanoFramework.TestFramework;

namespace Station.UnitTests;

/// <summary>One statement of each model, as seeds/profiles/reference.profile has them.</summary>
[TestClass]
public class ProfileReaderTests
{
    private const string Text =
        "# Reference station\n" +
        "profile reference version=1 board=reference\n" +
        "\n" +
        "sensor particulates model=plantower port=X1A interval=1\n" +
        "sensor ozone        model=winsen    port=X2B gas=o3\n" +
        "sensor noise        model=modbus    port=COM3 baud=9600 address=1 register=0 type=uint16 decimals=1 unit=dB\n" +
        "sensor level        model=modbus    port=COM3 baud=9600 address=2 register=4 decimals-register=3 unit=mm\n" +
        "sensor weather      model=climate   address=0x76\n" +
        "sensor power        model=supply\n" +
        "channel pm25        factor=a34004   unit=ug/m3 decimals=0 from=particulates.pm25   min=0   max=1000\n" +
        "channel temperature factor=a01001   unit=C     decimals=1 from=weather.temperature min=-40 max=85\n" +
        "channel pressure    factor=a01006   unit=hPa   decimals=1 from=weather.pressure    min=300 max=1100\n" +
        "channel noise       factor=LA       unit=dB    decimals=1 from=noise.value         min=30  max=130 statistic=leq\n" +
        "channel level       factor=x-level  unit=mm    decimals=0 from=level.value         min=0   max=10000\n" +
        "channel o3          factor=a05024   unit=ug/m3 decimals=0 from=ozone.gas           min=0   max=1960\n" +
        "channel supply      factor=x-supply unit=V     decimals=2 from=power.voltage       min=0   max=30\n";

    [TestMethod]
    public void Sensors_and_channels_are_read()
    {
        ProfileProblems problems = new ProfileProblems();
        Profile profile = ProfileReader.Read(Text, problems);
        Assert.AreEqual("", problems.Count == 0 ? "" : problems[0].ToString());
        Assert.AreEqual("reference", profile.Name);
        Assert.AreEqual(6, profile.Sensors.Length);
        Assert.AreEqual(7, profile.Channels.Length);
        Assert.AreEqual(0x76, profile.Sensors[4].I2cAddress);
        Assert.AreEqual(3, profile.Sensors[3].Registers.DecimalsRegister);
        Assert.AreEqual("o3", profile.Sensors[1].Gas);
        Assert.AreEqual(-400, profile.Channels[1].Source.Minimum);
        Assert.AreEqual(850, profile.Channels[1].Source.Maximum);
        Assert.AreEqual(-1, profile.Channels[1].Exponent);
        Assert.AreEqual("a34004", profile.Channels[0].Factor);
        Assert.AreEqual(5, profile.Channels[6].Sensor);
    }

    [TestMethod]
    [DataRow("sensor power        model=supply\n", "sensor power model=supplies\n")]
    [DataRow("max=10000", "max=ten")]
    [DataRow("from=ozone.gas ", "from=ozon.gas ")]
    [DataRow("gas=o3", "gas=o4")]
    [DataRow("interval=1\n", "interval=1 colour=red\n")]
    [DataRow("profile reference version=1 board=reference", "profile reference board=reference")]
    public void What_is_wrong_is_reported_with_its_line(string right, string wrong)
    {
        int at = Text.IndexOf(right);
        Assert.IsTrue(at > 0);
        ProfileProblems problems = new ProfileProblems();
        Profile profile = ProfileReader.Read(Text.Substring(0, at) + wrong + Text.Substring(at + right.Length), problems);
        Assert.IsNull(profile);
        Assert.IsTrue(problems.Count > 0);
        Assert.AreEqual(LineOf(at), problems[0].Line);
    }

    private static int LineOf(int position)
    {
        int line = 1;
        for (int i = 0; i < position; i++)
        {
            line += Text[i] == '\n' ? 1 : 0;
        }

        return line;
    }
}
