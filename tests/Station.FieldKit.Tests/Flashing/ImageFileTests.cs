using Station.Tool;
using Station.Tool.Flashing;

namespace Station.FieldKit.Tests.Flashing;

/// <summary>What passes for an application image, and what the station must say to run it.</summary>
public sealed class ImageFileTests : IDisposable
{
    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_image_is_whole_assemblies_and_knows_the_literals_in_them()
    {
        ImageFile image = ImageFile.Read(TestImage.Write(folder, "0123456789abcdef"));

        Assert.Equal(3072, image.Length);
        Assert.True(image.Holds("0123456789abcdef"));
        Assert.False(image.Holds("123456789abcdef"));
        Assert.False(image.Holds("0123456789abcde"));
        Assert.False(image.Holds("fedcba9876543210"));
    }

    public static TheoryData<string, byte[]> Damage() => new()
    {
        { "empty", [] },
        { "text", "StationFirmware"u8.ToArray() },
        { "cut", TestImage.Assembly("x", 1024)[..1000] },
        { "followed by something", [.. TestImage.Assembly("x", 1024), 0, 0, 0, 0] },
        { "longer than it says", [.. TestImage.Assembly("x", 1024), .. TestImage.Assembly("y", 256)[..128]] },
    };

    [Theory]
    [MemberData(nameof(Damage))]
    public void What_is_no_whole_image_is_refused(string kind, byte[] content)
    {
        File.WriteAllBytes(folder["image"], content);

        ToolError error = Assert.Throws<ToolError>(() => ImageFile.Read(folder["image"]));

        Assert.True(error.Token == "flash-image", kind);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains(folder["none.bin"], Assert.Throws<ToolError>(() => ImageFile.Read(folder["none.bin"])).Message);
}
