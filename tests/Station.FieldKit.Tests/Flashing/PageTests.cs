using Station.FieldKit.Tests.Shared;
using Station.Tool.Flashing;
using Station.Tool.Provisioning;

namespace Station.FieldKit.Tests.Flashing;

/// <summary>docs/flash.md and docs/boards.md against what flashing does.</summary>
public sealed class PageTests
{
    private readonly string page = RepositoryPage.Read("flash.md");

    [Fact]
    public void The_page_has_each_board_s_chip_images_and_partition() => Assert.All(BoardTarget.All, board =>
    {
        string row = Assert.Single(page.Split('\n'), line => line.StartsWith($"| `{board.Board}` |", StringComparison.Ordinal));
        Assert.Contains($"| {board.Chip}, {board.FlashMegabytes} MB |", row);
        Assert.All(board.Images, image => Assert.Contains($"`{image}`", row));
        Assert.Contains(FormattableString.Invariant($"| 0x{board.DeploymentAddress:X}, {board.DeploymentBytes / 1024:N0} KiB |"), row);
    });

    [Fact]
    public void The_boards_have_these_chips_and_images()
    {
        string boards = RepositoryPage.Read("boards.md");

        Assert.All(BoardTarget.All, board =>
        {
            Assert.Contains($"{board.Chip} with {board.FlashMegabytes} MB of flash", boards);
            Assert.All(board.Images, image => Assert.Contains($"`{image}`", boards));
        });
    }

    [Fact]
    public void The_page_explains_each_name_that_only_a_plan_has() => Assert.All(
        PlanNames.All.Except(PlanNames.Settings.Select(definition => definition.Name)), name => Assert.Contains($"`{name}`", page));

    [Fact]
    public void The_example_of_a_plan_is_one()
    {
        const string Begin = "   station = ";
        string example = page[page.IndexOf(Begin, StringComparison.Ordinal)..];
        string[] names = [.. example[..example.IndexOf("```", StringComparison.Ordinal)].Split('\n').Select(line => line.Split('=')[0].Trim()).Where(name => name.Length > 0)];

        Assert.All(names, name => Assert.Contains(name, PlanNames.All));
        Assert.All(PlanNames.Required, name => Assert.Contains(name, names));
    }
}
