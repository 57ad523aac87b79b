using Station.Tool.Provisioning;

namespace Station.FieldKit.Tests.Provisioning;

/// <summary>The label on the box.</summary>
public sealed class StationLabelTests
{
    private readonly StationLabel label = new(0x2A, 3, "七里河桥 & \"north\"", "minimum", "river-level");

    [Fact]
    public void It_says_who_the_station_is() =>
        Assert.Equal("station:0000002a?generation=3&board=minimum&profile=river-level&name=%E4%B8%83%E9%87%8C%E6%B2%B3%E6%A1%A5%20%26%20%22north%22", label.Content);

    [Fact]
    public void The_text_shows_the_code_and_the_same_in_words()
    {
        string[] lines = label.ToText().Split('\n');

        Assert.Equal(["0000002a / 3   七里河桥 & \"north\"", "minimum, river-level"], lines[^2..]);
        Assert.True(lines.Length > 15);
        Assert.All(lines[..^2], line => Assert.Matches("^[ █▄▀]+$", line));
        Assert.Single(lines[..^2].Select(line => line.Length).Distinct());
    }

    [Fact]
    public void The_image_is_a_png_of_a_square_and_depends_on_nothing_but_the_label()
    {
        byte[] png = label.ToPng();

        Assert.Equal([0x89, .. "PNG\r\n"u8], png[..6]);
        Assert.Equal(png[16..20], png[20..24]);
        Assert.Equal(png, label.ToPng());
        Assert.NotEqual(png, (label with { Generation = 4 }).ToPng());
    }
}
