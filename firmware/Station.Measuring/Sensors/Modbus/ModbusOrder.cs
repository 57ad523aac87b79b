namespace Station.Sensors.Modbus;

/// <summary>The order of a value's bytes as makers write it: A is the highest byte of a 32-bit value. 16-bit values have their bytes swapped by the last two.</summary>
public enum ModbusOrder : byte
{
    /// <summary>Big-endian, high register first: what Modbus itself asks for.</summary>
    Abcd = 0,

    /// <summary>Low register first.</summary>
    Cdab = 1,

    /// <summary>High register first, bytes swapped in each.</summary>
    Badc = 2,

    /// <summary>Little-endian.</summary>
    Dcba = 3,
}
