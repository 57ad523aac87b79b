using UnitsNet;

namespace Iot.Device.Bmxx80.ReadResult;

public class Bmp280ReadResult
{
    internal Bmp280ReadResult() => throw null;

    public Pressure Pressure => throw null;

    public bool PressureIsValid => throw null;

    public Temperature Temperature => throw null;

    public bool TemperatureIsValid => throw null;
}
