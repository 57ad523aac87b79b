namespace Station.Sensors.Modbus;

/// <summary>Builds requests (Modbus Application Protocol V1.1b3, sections 6.3 and 6.4: read holding and input registers).</summary>
public static class ModbusQuestion
{
    public const int LengthBytes = 8;

    public static byte[] Build(int address, int function, int register, int count)
    {
        var request = new byte[LengthBytes];
        request[0] = (byte)address;
        request[1] = (byte)function;
        request[2] = (byte)(register >> 8);
        request[3] = (byte)register;
        request[4] = (byte)(count >> 8);
        request[5] = (byte)count;
        ModbusCrc.Append(request, LengthBytes - 2);
        return request;
    }
}
