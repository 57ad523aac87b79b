namespace Station.Sensors.Modbus;

/// <summary>How a value lies in the registers; big-endian throughout.</summary>
public enum ModbusNumber : byte
{
    /// <summary>One register, signed.</summary>
    Int16 = 0,

    /// <summary>One register, unsigned.</summary>
    UInt16 = 1,

    /// <summary>Two registers, signed, the high one first.</summary>
    Int32 = 2,
}
