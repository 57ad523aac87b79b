using Station.Simulator.Fleet;
using Station.Tool;
using Station.Tool.Flashing;

namespace Station.FieldKit.Tests.Flashing;

/// <summary>Chips, images and ports are chosen as the boards want it.</summary>
public sealed class BoardTargetTests
{
    [Fact]
    public void Each_board_can_be_flashed() => Assert.Equal(BoardKind.All.Select(kind => kind.Name), BoardTarget.All.Select(target => target.Board));

    [Theory]
    [InlineData("reference", StandInNanoff.Reference, "ESP32_S3_OCTAL")]
    [InlineData("minimum", StandInNanoff.OldMinimum, "ESP32_REV0")]
    [InlineData("minimum", "Connected to:\nESP32 (ESP32-D0WD-V3 (revision v3.1))\nFlash size 4MB\n", "ESP32_REV3")]
    [InlineData("reference", "Connected to:\nESP32-S3 (ESP32-S3 (QFN56) (revision v0.1))\nFlash size 16MB\nPSRAM: 2MB\n", "ESP32_S3_QUAD")]
    [InlineData("reference", "Connected to:\nESP32-S3 (ESP32-S3 (QFN56) (revision v0.1))\nFlash size 16MB\nPSRAM: undetermined\n", "ESP32_S3_OCTAL")]
    public void The_chip_decides_on_the_image(string board, string printed, string image) =>
        Assert.Equal(image, BoardTarget.Of(board).ImageFor(ChipDetails.Parse(printed)!));

    [Fact]
    public void What_nanoff_prints_of_a_chip_is_understood()
    {
        Assert.Equal(new ChipDetails("ESP32-S3", 0, 16, 8, "F4:12:FA:5B:44:F0"), ChipDetails.Parse(StandInNanoff.Reference));
        Assert.Equal(new ChipDetails("ESP32", 1, 4, null, "24:6F:28:00:00:01"), ChipDetails.Parse(StandInNanoff.OldMinimum));
        Assert.Null(ChipDetails.Parse("No available COM port"));
    }

    [Fact]
    public void A_port_is_chosen_where_only_one_is_left()
    {
        Assert.Equal(("A", "B"), PortPair.Choose("A", "B", []));
        Assert.Equal(("A", "B"), PortPair.Choose("A", null, ["A", "B"]));
        Assert.Equal(("A", "B"), PortPair.Choose(null, "B", ["B", "A"]));
    }

    [Theory]
    [InlineData(null, null, new[] { "A", "B" })]
    [InlineData("A", null, new[] { "A" })]
    [InlineData("A", null, new[] { "A", "B", "C" })]
    [InlineData("A", "A", new[] { "A", "B" })]
    public void Where_it_is_not_clear_which_port_is_meant_the_cables_are_explained(string? port, string? terminal, string[] present)
    {
        ToolError error = Assert.Throws<ToolError>(() => PortPair.Choose(port, terminal, present));

        Assert.Equal("flash-ports", error.Token);
        Assert.Contains("UART0", error.Message);
        Assert.Contains("COM2", error.Message);
        Assert.All(present, name => Assert.Contains(name, error.Message));
    }
}
