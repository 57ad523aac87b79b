using Station.Device.Tests.DeviceCode;
using Station.Simulator.Fleet;
using Xunit;

namespace Station.Device.Tests.Boards;

public sealed class BoardTests
{
    private static readonly Dictionary<string, Func<Board, Board>> Impossible = new()
    {
        ["pin 24 is no pin of the chip"] = board => board with { DrivenPins = [24] },
        ["pin 7 is used twice"] = board => board with { DrivenPins = [7, 7] },
        ["pin 46 straps the chip at reset"] = board => board with { DrivenPins = [46] },
        ["pin 27 belongs to the flash"] = board => board with { DrivenPins = [27] },
        ["pin 35 belongs to the external RAM"] = board => board with { DrivenPins = [35] },
        ["pin 19 belongs to USB"] = board => board with { DrivenPins = [19] },
        ["pin 43 belongs to the Wire Protocol"] = board => board with { DrivenPins = [43] },
        ["COM1 is not free"] = board => board with { Lines = [new Line("COM1", 18, 17, -1)], TerminalLine = "COM1" },
        ["the terminal has no line"] = board => board with { TerminalLine = "COM4" },
        ["the supply's channel is not on its pin"] = board => board with { SupplyChannel = 1 },
        ["there are more expanders than the platform opens"] = board => board with { ExpanderPins = [10, 2, 38, 39] },
        ["the expanders have no bus"] = board => board with { ExpanderBusPins = [14, 15, -1] },
    };

    public static TheoryData<string> Names => new(Board.Catalogue().Select(board => board.Name));

    public static TheoryData<string> Faults => new(Impossible.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_board_can_exist(string name)
    {
        Board board = Named(name);
        Assert.Empty(BoardRules.Broken(board, Chip.Named(board.Chip)));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_board_that_cannot_exist_is_refused(string fault)
    {
        Board board = Impossible[fault](Named("reference"));
        Assert.Contains(fault, BoardRules.Broken(board, Chip.Named(board.Chip)));
    }

    [Fact]
    public void An_input_only_pin_drives_nothing()
    {
        Board board = Named("minimum") with { DrivenPins = [35] };
        Assert.Contains("pin 35 cannot drive", BoardRules.Broken(board, Chip.Named(board.Chip)));
    }

    [Theory]
    [InlineData("minimum", "ESP32_S3_OCTAL", "minimum")]
    [InlineData("", "ESP32_S3_OCTAL", "reference")]
    [InlineData("", "ESP32_REV3", "minimum")]
    [InlineData("no such board", "ESP32_REV3", "minimum")]
    public void The_board_is_the_named_one_or_else_that_of_the_image(string name, string target, string chosen)
    {
        Type catalogue = new DeviceLoadContext().Type("Station.Esp32", "Station.Esp32.Boards.BoardCatalogue");
        Assert.Equal(chosen, Board.From(catalogue.GetMethod("Choose")!.Invoke(null, [name, target])!).Name);
    }

    [Fact]
    public void The_documents_wire_every_pin_as_the_definitions_do()
    {
        string[] document = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "boards.md"));
        foreach (Board board in Board.Catalogue())
        {
            string[] section = [.. document.SkipWhile(line => !line.EndsWith($"`{board.Name}`", StringComparison.Ordinal)).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];
            Assert.All(board.Pins, pin => Assert.Contains(section, line => line.StartsWith($"| {pin} |", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void The_simulator_simulates_every_board_as_it_is_defined()
    {
        Assert.Equal(
            Board.Catalogue().Select(board => Describe(
                board.Name, board.VolumeBytes, board.Lines.Select(line => line.Name).Where(name => name != board.TerminalLine), board.ExpanderPins.Length, board.HasSensorRail, board.HasExternalRam)),
            BoardKind.All.Select(kind => Describe(kind.Name, kind.VolumeBytes, kind.SensorPorts, kind.ExpanderCount, kind.HasSensorRail, kind.HasExternalRam)));
    }

    private static string Describe(string name, int volumeBytes, IEnumerable<string> sensorPorts, int expanders, bool hasRail, bool hasRam) =>
        $"{name} {volumeBytes} {string.Join(',', sensorPorts)} {expanders} {hasRail} {hasRam}";

    private static Board Named(string name) => Board.Catalogue().Single(board => board.Name == name);
}
