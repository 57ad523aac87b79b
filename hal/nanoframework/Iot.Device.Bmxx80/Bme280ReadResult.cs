using UnitsNet;

namespace Iot.Device.Bmxx80.ReadResult;

public class Bme280ReadResult : Bmp280ReadResult
{
    internal Bme280ReadResult() => throw null;

    public RelativeHumidity Humidity => throw null;

    public bool HumidityIsValid => throw null;
}
