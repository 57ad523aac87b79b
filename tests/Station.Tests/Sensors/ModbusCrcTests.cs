using System.Text;
using Station.Sensors.Modbus;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>Frames whose CRC several sources agree on.</summary>
public sealed class ModbusCrcTests
{
    [Theory]
    [InlineData("01 03 00 00 00 01 84 0A")]
    [InlineData("01 03 00 00 00 02 C4 0B")]
    [InlineData("01 03 00 01 00 01 D5 CA")]
    [InlineData("01 03 00 04 00 01 C5 CB")]
    [InlineData("11 03 00 6B 00 03 76 87")]
    [InlineData("01 06 00 00 00 02 08 0B")]
    [InlineData("01 83 02 C0 F1")]
    [InlineData("01 83 04 40 F3")]
    [InlineData("02 03 00 07 00 04 F5 FB")]
    [InlineData("01 03 02 02 18 B9 2E")]
    [InlineData("01 03 02 01 F4 B8 53")]
    [InlineData("01 03 02 00 79 79 A6")]
    public void A_frame_ends_in_its_crc(string frame)
    {
        byte[] bytes = Scan.Hex(frame);
        Assert.True(ModbusCrc.IsRight(bytes, bytes.Length));
        byte[] appended = [.. bytes[..^2], 0, 0];
        ModbusCrc.Append(appended, bytes.Length - 2);
        Assert.Equal(bytes, appended);
    }

    [Fact]
    public void The_check_value_of_the_nine_digits_is_4B37() => Assert.Equal(0x4B37, ModbusCrc.Compute(Encoding.ASCII.GetBytes("123456789"), 9));

    /// <summary>One library's page prints C5 F9 for this request.</summary>
    [Fact]
    public void A_published_wrong_crc_is_refused() => Assert.False(ModbusCrc.IsRight(Scan.Hex("02 03 00 07 00 04 C5 F9"), 8));
}
