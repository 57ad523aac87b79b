namespace Station.Sensors.Modbus;

/// <summary>How a value lies in the registers; in which order, <see cref="ModbusOrder"/> says.</summary>
public enum ModbusNumber : byte
{
    /// <summary>One register, signed.</summary>
    Int16 = 0,

    /// <summary>One register, unsigned.</summary>
    UInt16 = 1,

    /// <summary>Two registers, signed.</summary>
    Int32 = 2,

    /// <summary>Two registers, unsigned.</summary>
    UInt32 = 3,

    /// <summary>Two registers, IEEE 754 single precision.</summary>
    Float32 = 4,
}
