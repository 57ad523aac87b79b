using Station.Sensors.Modbus;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>Register maps as data: numbers, orders and error codes.</summary>
public sealed class RegisterValueTests
{
    private static readonly int[] UsualErrors = [0x7FFF, 0x8000, 0xFFFF];

    [Theory]
    [InlineData(ModbusNumber.Int16, ModbusOrder.Abcd, 0x0218, 0, 1, 53_600)]
    [InlineData(ModbusNumber.Int16, ModbusOrder.Badc, 0x1802, 0, 1, 53_600)]
    [InlineData(ModbusNumber.Int16, ModbusOrder.Abcd, 0xFFFE, 0, 0, -2_000)]
    [InlineData(ModbusNumber.UInt16, ModbusOrder.Abcd, 0xFFFE, 0, 3, 65_534)]
    [InlineData(ModbusNumber.Int32, ModbusOrder.Abcd, 0x0001, 0x86A0, 3, 100_000)]
    [InlineData(ModbusNumber.Int32, ModbusOrder.Cdab, 0x86A0, 0x0001, 3, 100_000)]
    [InlineData(ModbusNumber.Int32, ModbusOrder.Badc, 0x0100, 0xA086, 3, 100_000)]
    [InlineData(ModbusNumber.Int32, ModbusOrder.Dcba, 0xA086, 0x0100, 3, 100_000)]
    [InlineData(ModbusNumber.Int32, ModbusOrder.Abcd, 0xFFFF, 0xFF9C, 0, -100_000)] // a small negative number is no error code
    [InlineData(ModbusNumber.UInt32, ModbusOrder.Abcd, 0x0000, 0x9C40, 1, 4_000_000)]
    [InlineData(ModbusNumber.Float32, ModbusOrder.Abcd, 0x3FC0, 0x0000, 0, 1_500)] // 1.5
    [InlineData(ModbusNumber.Float32, ModbusOrder.Cdab, 0x0000, 0x3FC0, 0, 1_500)]
    [InlineData(ModbusNumber.Float32, ModbusOrder.Abcd, 0xC49A, 0x4000, 0, -1_234_000)] // -1234.0
    [InlineData(ModbusNumber.Float32, ModbusOrder.Abcd, 0x4146, 0xB852, 0, 12_420)] // 12.42
    [InlineData(ModbusNumber.Float32, ModbusOrder.Abcd, 0x0000, 0x0001, 0, 0)] // the smallest of all
    public void Values_are_read(ModbusNumber number, ModbusOrder order, int first, int second, int decimals, int thousandths)
    {
        Assert.True(RegisterValue.TryDecode(Map(number, order), first, second, decimals, out int value));
        Assert.Equal(thousandths, value);
    }

    [Theory]
    [InlineData(ModbusNumber.Int16, 0x8000, 0, 0)]
    [InlineData(ModbusNumber.Int16, 0xFFFF, 0, 0)]
    [InlineData(ModbusNumber.UInt16, 0x7FFF, 0, 0)]
    [InlineData(ModbusNumber.Int16, 100, 0, 4)] // a decimals register that makes no sense
    [InlineData(ModbusNumber.Int16, 100, 0, 0xFFFF)]
    [InlineData(ModbusNumber.Int32, 0x8000, 0x0000, 0)]
    [InlineData(ModbusNumber.Int32, 0x7FFF, 0xFFFF, 0)]
    [InlineData(ModbusNumber.UInt32, 0xFFFF, 0xFFFF, 0)]
    [InlineData(ModbusNumber.UInt32, 0xF000, 0x0000, 0)] // too large for a reading
    [InlineData(ModbusNumber.Float32, 0x7FC0, 0x0000, 0)] // not a number
    [InlineData(ModbusNumber.Float32, 0x7F80, 0x0000, 0)] // infinity
    [InlineData(ModbusNumber.Float32, 0x7149, 0xF2CA, 0)] // 1e30
    public void Error_codes_and_what_is_no_number_are_refused(ModbusNumber number, int first, int second, int decimals) =>
        Assert.False(RegisterValue.TryDecode(Map(number, ModbusOrder.Abcd), first, second, decimals, out _));

    [Fact]
    public void Every_float_within_range_is_rounded_to_its_nearest_thousandth()
    {
        var random = new Random(9);
        RegisterMap map = Map(ModbusNumber.Float32, ModbusOrder.Abcd);
        for (int i = 0; i < 100_000; i++)
        {
            float value = (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-4, 7)));
            int bits = BitConverter.SingleToInt32Bits(value);
            Assert.True(RegisterValue.TryDecode(map, bits >> 16 & 0xFFFF, bits & 0xFFFF, 0, out int thousandths));
            Assert.Equal(Math.Round((double)value * 1_000, MidpointRounding.ToEven), thousandths);
        }
    }

    private static RegisterMap Map(ModbusNumber number, ModbusOrder order) =>
        new(1, 4, 0x10, number, RegisterMap.NoRegister, 0, UsualErrors, order);
}
