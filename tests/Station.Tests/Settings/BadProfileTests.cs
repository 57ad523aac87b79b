using Station.Profiles;
using Station.Simulator.Fleet;
using Station.Tests.Sensors;
using Xunit;

namespace Station.Tests.Settings;

/// <summary>One row a defect: the profile is refused as a whole, with line, token, what is wrong and what to do.</summary>
public sealed class BadProfileTests
{
    private const string Reference = "profile p version=1 board=reference\n";
    private const string Minimum = "profile p version=1 board=minimum\n";
    private const string Power = "sensor power model=supply\nchannel supply factor=x-supply unit=V decimals=2 from=power.voltage min=0 max=30\n";

    /// <summary>What is said, the board's head, the lines behind the supply's two, the line that is named, the token, and a word of the remedy.</summary>
    public static TheoryData<string, string, string, int, string, string> Defects => new()
    {
        { "an unknown key", Reference, "sensor s model=climate adress=0x76", 4, ProfileToken.UnknownKey, "correct or remove" },
        { "an unknown key of a channel", Reference, "channel c factor=f unit=V from=power.voltage min=0 max=9 limit=8", 4, ProfileToken.UnknownKey, "correct or remove" },
        { "a key twice", Reference, "sensor s model=climate address=0x76 address=0x77", 4, ProfileToken.DuplicateKey, "remove one" },
        { "a channel twice", Reference, "channel supply factor=x-again unit=V from=power.voltage min=0 max=9", 4, ProfileToken.DuplicateName, "another name" },
        { "a sensor twice", Reference, "sensor power model=supply", 4, ProfileToken.DuplicateName, "another name" },
        { "a unit that cannot be", Reference, "channel c factor=f unit=dB from=power.voltage min=0 max=9", 4, ProfileToken.Unit, "use a unit" },
        { "a gas as something else", Reference, "sensor s model=winsen port=X1A gas=so2\nchannel c factor=f unit=mm from=s.gas min=0 max=9", 5, ProfileToken.Unit, "use a unit" },
        { "a port twice", Reference, "sensor s model=plantower port=X1A\nsensor t model=winsen port=X1A gas=co", 5, ProfileToken.PortTaken, "another" },
        { "a line at two speeds", Reference, "sensor s model=modbus port=COM3 unit=mm address=1 register=0\nsensor t model=modbus port=COM3 baud=4800 unit=mm address=2 register=0", 5, ProfileToken.PortTaken, "one speed" },
        { "a pin of a converter twice", Reference, "sensor s model=analogue address=0x48 input=1\nsensor t model=sen0232 address=0x48 input=1", 5, ProfileToken.AddressClash, "another" },
        { "a port that no board has", Reference, "sensor s model=plantower port=COM4", 4, ProfileToken.PortMissing, "use COM3" },
        { "the port of the terminal", Reference, "sensor s model=plantower port=COM2", 4, ProfileToken.PortMissing, "use COM3" },
        { "a pin that is not there", Reference, "sensor s model=analogue address=0x48 input=4", 4, ProfileToken.BadValue, "give 0, 1, 2, 3" },
        { "more ports than the board has", Reference, "sensor s model=plantower port=X4A", 4, ProfileToken.PortMissing, "another port" },
        { "an expander where there is none", Minimum, "sensor s model=plantower port=X1A", 4, ProfileToken.PortMissing, "another port" },
        { "a streaming sensor behind the expander", Reference, "sensor s model=plantower port=X1A mode=active", 4, ProfileToken.PortNotSuited, "let it be asked" },
        { "an ultrasonic sensor behind the expander", Reference, "sensor s model=ultrasonic port=X1B", 4, ProfileToken.PortNotSuited, "let it be asked" },
        { "RS-485 behind the expander", Reference, "sensor s model=modbus port=X1A unit=mm address=1 register=0", 4, ProfileToken.PortNotSuited, "use COM2 or COM3" },
        { "frames longer than the expander's FIFO", Reference, "sensor s model=sps30 port=X1A format=float", 4, ProfileToken.PortNotSuited, "format=integer" },
        { "two parts at 0x48", Reference, "sensor s model=analogue input=0\nsensor t model=pa-spl", 5, ProfileToken.AddressClash, "another" },
        { "two parts at 0x76", Reference, "sensor s model=climate\nsensor t model=ms5837 barometer=s", 5, ProfileToken.AddressClash, "another" },
        { "one register read twice", Reference, "sensor s model=modbus port=COM3 unit=mm address=1 register=0\nsensor t model=modbus port=COM3 unit=mm address=1 register=0", 5, ProfileToken.AddressClash, "correct one" },
        { "more on a line than its interval holds", Minimum, "sensor s model=modbus port=COM3 unit=mm address=1 register=0 interval=1\nsensor t model=modbus port=COM3 unit=mm address=2 register=0 interval=1", 5, ProfileToken.BadInterval, "longer interval" },
        { "a profile of another board", "profile p version=1 board=refrence\n", "", 0, ProfileToken.WrongBoard, "use one of" },
        { "a line that is none", Reference, "channel", 4, ProfileToken.Syntax, "write it like that" },
        { "a curve that is not there", Reference, "channel c factor=f unit=V from=power.voltage min=0 max=9 curve=weir", 4, ProfileToken.BadValue, "a curve of this profile" },
        { "an alarm of no channel", Reference, "alarm a channel=level above=1", 4, ProfileToken.BadValue, "name of a channel" },
        { "a zone's limit without a zone", Reference, "sensor s model=sen0232 input=0 address=0x48\nchannel n factor=LA unit=dB decimals=1 from=s.level min=30 max=130 statistic=leq\nalarm a channel=n limit=night", 6, ProfileToken.BadValue, "zone=" },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void It_is_refused_as_a_whole(string defect, string head, string lines, int line, string token, string remedy)
    {
        var problems = new ProfileProblems();

        Assert.True(ProfileTrial.Read(head + Power + lines + "\n", problems) is null, defect + " is accepted");

        ProfileProblem problem = problems[0];
        Assert.Equal((token, line), (problem.Token, problem.Line));
        Assert.Contains(remedy, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_profiles_of_the_seeds_are_possible_on_their_boards_and_take_one_block_of_flash()
    {
        string[] files = Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "seeds", "profiles"), "*.profile");
        Assert.Equal(10, files.Length);
        foreach (string file in files)
        {
            var problems = new ProfileProblems();
            Assert.True(ProfileTrial.Read(File.ReadAllText(file), problems) is not null, $"{file}: {(problems.Count > 0 ? problems[0] : null)}");
            Assert.InRange(new FileInfo(file).Length, 1, 4_096);
        }
    }
}
