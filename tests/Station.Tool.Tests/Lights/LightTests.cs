using System.Xml.Linq;
using Station.Tool.Lights;

namespace Station.Tool.Tests.Lights;

/// <summary>The drawings of the LEDs, and those in the documents.</summary>
public sealed class LightTests : IDisposable
{
    private readonly ToolFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task The_drawings_in_the_documents_are_those_of_the_table(string language)
    {
        ToolRun run = await ToolRun.OfAsync("lights", "--language", language, "--svg", files["drawings"]);

        run.AssertDone();
        string[] drawn = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, drawn.Length);
        foreach (string path in drawn)
        {
            string name = Path.GetFileName(path);
            Assert.True(
                await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) == Repository.Read("docs", "images", name),
                $"docs/images/{name} is not what the table says: ./station lights --language {language} --svg docs/images");
        }
    }

    [Fact]
    public void A_drawing_is_well_formed_and_shows_each_state_once_in_order()
    {
        XDocument drawing = XDocument.Parse(Repository.Read("docs", "images", "light-uplink.en.svg"));

        XNamespace svg = "http://www.w3.org/2000/svg";
        int[] numbers =
        [
            .. drawing.Descendants(svg + "text")
                .Where(text => (string?)text.Attribute("class") == "says" && text.Value.Contains(". "))
                .Select(text => int.TryParse(text.Value.Split('.')[0], out int number) ? number : 0)
                .Where(number => number > 0),
        ];
        Assert.Equal([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 23, 24, 27], numbers);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_made_is_told()
    {
        string file = files.Text("occupied", "no directory");

        ToolRun run = await ToolRun.OfAsync("lights", "--svg", Path.Combine(file, "below"));

        run.AssertError(4, "lights-unwritable", "occupied");
    }

    [Theory]
    [InlineData("缓存快满了，最旧的数据将会丢失。", 8, "缓存快满了，最旧|的数据将会丢失。")]
    [InlineData("请确认 UDP 123 放行。", 6, "请确认 UDP|123 放行。")]
    [InlineData("The station works.", 6, "The|station|works.")]
    [InlineData("Wait.", 2, "Wait.")]
    public void Words_stay_whole_and_no_line_begins_with_a_full_stop(string text, double width, string expected) =>
        Assert.Equal(expected.Split('|'), TextLines.Break(text, width));
}
