using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Measurement;
using Station.Profiles;
using Station.Tests.Sensors;
using Xunit;

namespace Station.Tests.Settings;

/// <summary>Profiles: what is read, and what each mistake is called, on which line.</summary>
public sealed class ProfileTests
{
    private const string Head = "profile p version=1 board=reference\n";
    private const string Supply = "sensor power model=supply\n";
    private const string Voltage = "channel supply factor=x-supply unit=V decimals=2 from=power.voltage min=0 max=30\n";

    [Fact]
    public void The_reference_profile_has_the_twelve_channels_and_resolutions()
    {
        Profile profile = Read(RepositoryFiles.Profile("reference"));
        Assert.Equal(
            "a34004 ug/m3 0;a34002 ug/m3 0;a01001 C -1;a01002 % -1;a01006 hPa -1;LA dB -1;x-level mm 0;"
            + "a21026 ug/m3 0;a21004 ug/m3 0;a05024 ug/m3 0;a21005 mg/m3 -1;x-supply V -2",
            string.Join(';', profile.Channels.Select(column => $"{column.Factor} {column.Unit} {column.Exponent}")));
        Assert.Equal(Statistic.EquivalentLevel, profile.Channels[5].Statistic);
        Assert.Equal([1_000, 10_000, 30_000], profile.Sensors.Select(sensor => sensor.Identity.IntervalMs).Distinct());
    }

    [Theory]
    [InlineData("so2", "ug/m3", 0, 1_000, 262)] // 100 ppb x 2.6186
    [InlineData("no2", "ug/m3", 0, 1_000, 188)] // 100 ppb x 1.8804
    [InlineData("o3", "ug/m3", 0, 1_000, 196)] // 100 ppb x 1.9619
    [InlineData("co", "mg/m3", 1, 10_000, 11)] // 1 ppm x 1.1449
    [InlineData("co", "mg/m3", 4, 10_000, 11_449)]
    [InlineData("so2", "ug/m3", 4, 10, 26_186)] // 1 ppb
    [InlineData("no2", "ug/m3", 4, 10, 18_804)]
    [InlineData("o3", "ug/m3", 4, 10, 19_619)]
    [InlineData("co", "ug/m3", 4, 10, 11_449)]
    [InlineData("so2", "ppb", 0, 1_000, 100)]
    public void Gases_are_converted_at_25_degrees_and_1013_hPa(string gas, string unit, int decimals, int deciPpb, int expected)
    {
        Profile profile = Read(
            $"{Head}sensor s model=winsen port=X1A gas={gas}\nchannel c factor=f unit={unit} decimals={decimals} from=s.gas min=0 max=1000\n");
        Assert.Equal(expected, profile.Channels[0].Scale.Apply(deciPpb));
    }

    [Theory]
    [InlineData("unit=hPa decimals=1 from=w.pressure", 101_325, 10_132)] // 1013.25 to the even neighbour
    [InlineData("unit=kPa decimals=3 from=w.pressure", 101_325, 101_325)]
    [InlineData("unit=C decimals=1 from=w.temperature", -1_235, -124)] // -12.35 to the even neighbour
    [InlineData("unit=% decimals=1 from=w.humidity scale=102/100 offset=-0.5", 5_000, 505)]
    public void Units_scales_and_offsets_are_exact(string channel, int raw, int expected)
    {
        Profile profile = Read($"{Head}sensor w model=climate\nchannel c factor=f {channel} min=-50 max=2000\n");
        Assert.Equal(expected, profile.Channels[0].Scale.Apply(raw));
    }

    [Theory]
    [InlineData("", ProfileToken.MissingStatement, 0)]
    [InlineData(Supply + Voltage, ProfileToken.MissingStatement, 0)]
    [InlineData(Head + Voltage, ProfileToken.MissingStatement, 0)]
    [InlineData(Head + Supply, ProfileToken.MissingStatement, 0)]
    [InlineData(Head + Supply + Voltage + "chanel x a=b\n", ProfileToken.UnknownWord, 4)]
    [InlineData(Head + Supply + Voltage + "word\n", ProfileToken.Syntax, 4)]
    [InlineData(Head + "sensor power model=supply intervall=1\n" + Voltage, ProfileToken.UnknownKey, 2)]
    [InlineData(Head + "sensor power model=supply port\n" + Voltage, ProfileToken.Syntax, 2)]
    [InlineData(Head + "sensor power model=supply interval=1 interval=2\n" + Voltage, ProfileToken.DuplicateKey, 2)]
    [InlineData(Head + "sensor power model=supply interval=7\n" + Voltage, ProfileToken.BadInterval, 2)]
    [InlineData(Head + "sensor power model=supply interval=99999999999\n" + Voltage, ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor power model=battery\n" + Voltage, ProfileToken.UnknownModel, 2)]
    [InlineData(Head + Supply + Supply + Voltage, ProfileToken.DuplicateName, 3)]
    [InlineData(Head + Supply + "channel c factor=f unit=V from=power.volts min=0 max=1\n", ProfileToken.UnknownSource, 3)]
    [InlineData(Head + Supply + "channel c factor=f unit=kg from=power.voltage min=0 max=1\n", ProfileToken.Unit, 3)]
    [InlineData(Head + Supply + "channel c factor=f unit=V from=power.voltage min=0\n", ProfileToken.MissingKey, 3)]
    [InlineData(Head + Supply + "channel c factor=f unit=V from=power.voltage min=2 max=1\n", ProfileToken.BadValue, 3)]
    [InlineData(Head + Supply + "channel c factor=f unit=V from=power.voltage min=0 max=1 scale=1/0\n", ProfileToken.BadValue, 3)]
    [InlineData(Head + "sensor m model=modbus port=COM3 unit=mm address=1 register=4 decimals-register=99\n", ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor p model=plantower port=COM3 mode=active interval=1\n", ProfileToken.BadInterval, 2)]
    [InlineData(Head + "sensor a model=analogue\n" + Voltage, ProfileToken.MissingKey, 2)]
    [InlineData(Head + "sensor a model=analogue input=4\n" + Voltage, ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor a model=analogue input=0 range=5000\n" + Voltage, ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor a model=analogue input=0 sensitivity=0 unit=mm\n" + Voltage, ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor a model=analogue input=0 sensitivity=0.5\n" + Voltage, ProfileToken.MissingKey, 2)]
    [InlineData(Head + "sensor a model=sen0232 input=0 address=0x4c\n" + Voltage, ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor a model=pa-spl response=quick\n" + Voltage, ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor a model=ms5837 barometer=weather\n" + Voltage, ProfileToken.UnknownSource, 2)]
    [InlineData(Head + "sensor a model=maxbotix port=COM3 no-target=far\n" + Voltage, ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor a model=maxbotix port=COM3 interval=5\n" + Voltage, ProfileToken.BadInterval, 2)]
    [InlineData(Head + "sensor a model=ultrasonic port=COM3 interval=1\n" + Voltage, ProfileToken.BadInterval, 2)]
    [InlineData(Head + "sensor m model=modbus port=COM3 unit=mm address=1 register=4 type=double\n", ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor m model=modbus port=COM3 unit=mm address=1 register=4 order=acbd\n", ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor p model=plantower port=X1A variant=3003\n" + Voltage, ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor p model=plantower port=COM3 mode=active variant=3003 every=2\n" + Voltage, ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor p model=plantower port=X1A every=5 warmup=46\n" + Voltage, ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor p model=sds011 port=X1A interval=1\n" + Voltage, ProfileToken.BadInterval, 2)]
    [InlineData(Head + "sensor p model=winsen port=X1A gas=o3 module=ze07\n" + Voltage, ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor p model=winsen port=X1A gas=o3 module=gravity\n" + Voltage, ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor p model=winsen port=COM3 gas=o3 module=gravity warmup=300 mode=active\n" + Voltage, ProfileToken.BadValue, 2)]
    [InlineData(Head + "sensor p model=sps30 interval=2\n" + Voltage, ProfileToken.BadInterval, 2)]
    [InlineData(Head + "sensor p model=scd4x interval=5\n" + Voltage, ProfileToken.BadInterval, 2)]
    [InlineData(Head + "sensor p model=scd4x mode=low\n" + Voltage, ProfileToken.BadInterval, 2)]
    [InlineData(Head + "sensor p model=sgp41\n" + Voltage, ProfileToken.BadInterval, 2)]
    [InlineData(Head + "sensor p model=sgp41 interval=1 climate=power\n" + Supply + Voltage, ProfileToken.UnknownSource, 2)]
    [InlineData("profile p version=1 board=reference zone=5\n" + Supply + Voltage, ProfileToken.BadValue, 1)]
    [InlineData(Head + "sensor p model=sps30 format=float\n" + Voltage, ProfileToken.UnknownKey, 2)]
    public void Each_mistake_has_its_token_and_line(string text, string token, int line)
    {
        var problems = new ProfileProblems();
        Assert.Null(ProfileReader.Read(text, problems));
        Assert.Contains(Enumerable.Range(0, problems.Count), index => problems[index].Token == token && problems[index].Line == line);
    }

    [Theory]
    [InlineData("sensor p model=plantower port=X4A", ProfileToken.PortMissing)]
    [InlineData("sensor p model=plantower port=LPT1", ProfileToken.PortMissing)]
    [InlineData("sensor p model=plantower port=X1A mode=active interval=10", ProfileToken.PortNotSuited)]
    [InlineData("sensor p model=sds011 port=X1A mode=active", ProfileToken.PortNotSuited)]
    [InlineData("sensor p model=sps30 port=X1A", ProfileToken.PortNotSuited)]
    [InlineData("sensor p model=scd4x\nsensor q model=scd4x", ProfileToken.AddressClash)]
    [InlineData("sensor p model=climate address=0x59\nsensor q model=sgp40 interval=1", ProfileToken.AddressClash)]
    [InlineData("sensor p model=ultrasonic port=X1A", ProfileToken.PortNotSuited)]
    [InlineData("sensor p model=modbus port=X1A unit=mm address=1 register=0", ProfileToken.PortNotSuited)]
    [InlineData("sensor p model=plantower port=X1A\nsensor q model=winsen gas=co port=X1A", ProfileToken.PortTaken)]
    [InlineData("sensor p model=modbus port=COM3 unit=mm address=1 register=0\nsensor q model=modbus port=COM3 baud=4800 unit=mm address=2 register=0", ProfileToken.PortTaken)]
    [InlineData("sensor p model=modbus port=COM3 unit=mm address=1 register=0\nsensor q model=modbus port=COM3 unit=mm address=1 register=0", ProfileToken.AddressClash)]
    [InlineData("sensor p model=modbus port=COM3 unit=mm address=1 register=0\nsensor q model=modbus port=COM3 unit=mm address=2 register=0 interval=1", ProfileToken.BadInterval)]
    [InlineData("sensor a model=analogue input=0\nsensor b model=pa-spl", ProfileToken.AddressClash)]
    [InlineData("sensor a model=analogue input=0 address=0x4b\nsensor b model=sen0232 input=0 address=0x4b", ProfileToken.AddressClash)]
    [InlineData("sensor a model=analogue input=0 address=0x4b\nsensor b model=pa-spl address=0x4b", ProfileToken.AddressClash)]
    [InlineData("sensor a model=climate\nsensor b model=ms5837", ProfileToken.AddressClash)]
    [InlineData("sensor a model=maxbotix port=X1A", ProfileToken.PortNotSuited)]
    public void What_the_board_cannot_do_is_refused(string sensors, string token) => AssertRefused(Head + sensors + "\n" + Supply + Voltage, token);

    [Theory]
    [InlineData("sensor a model=analogue input=0 address=0x4b\nsensor b model=sen0232 input=1 address=0x4b")]
    [InlineData("sensor a model=climate\nsensor b model=ms5837 address=0x77 barometer=a")]
    [InlineData("sensor a model=ultrasonic mode=asked port=X1A interval=1")]
    [InlineData("sensor a model=analogue input=0\nsensor b model=plantower port=X1A\nsensor c model=plantower port=X2A\nsensor d model=analogue input=0 address=0x49")]
    public void What_the_board_can_do_is_taken(string sensors)
    {
        var board = new VirtualBoard(
            new VirtualTime(0), new VirtualBoardOptions { ExpanderCount = 3 }, new MemoryBrokerLink(new MemoryBroker()));
        var problems = new ProfileProblems();
        ProfileBoardCheck.Check(Read(Head + sensors + "\n" + Supply + Voltage), board, problems);
        Assert.Equal(0, problems.Count);
    }

    [Fact]
    public void A_profile_for_another_board_is_refused() =>
        AssertRefused("profile p version=1 board=minimum\n" + Supply + Voltage, ProfileToken.WrongBoard);

    [Fact]
    public void Mutated_profiles_are_read_or_refused_but_never_throw()
    {
        string text = RepositoryFiles.Profile("reference");
        var random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 3_000; i++)
        {
            char[] mutated = text.ToCharArray();
            for (int change = random.Next(6); change >= 0; change--)
            {
                mutated[random.Next(mutated.Length)] = (char)random.Next(random.Next(2) == 0 ? 128 : 0x3000);
            }

            var problems = new ProfileProblems();
            Profile? profile = ProfileReader.Read(new string(mutated)[..random.Next(1, mutated.Length)], problems);
            Assert.Equal(problems.Count == 0, profile is not null);
            refused += profile is null ? 1 : 0;
        }

        Assert.True(refused > 1_000);
    }

    private static Profile Read(string text)
    {
        var problems = new ProfileProblems();
        Profile? profile = ProfileReader.Read(text, problems);
        Assert.True(profile is not null, problems.Count > 0 ? problems[0].ToString() : "no problem named");
        return profile;
    }

    private static void AssertRefused(string text, string token)
    {
        var board = new VirtualBoard(
            new VirtualTime(0), new VirtualBoardOptions { ExpanderCount = 3 }, new MemoryBrokerLink(new MemoryBroker()));
        var problems = new ProfileProblems();
        ProfileBoardCheck.Check(Read(text), board, problems);
        Assert.Equal(token, Assert.Single(Enumerable.Range(0, problems.Count).Select(index => problems[index].Token)));
    }
}
