using System.Device.I2c;
using Iot.Device.Bmxx80.ReadResult;

namespace Iot.Device.Bmxx80;

public class Bme280 : Bmx280Base
{
    public Bme280(I2cDevice i2cDevice) => throw null;

    public Bme280ReadResult Read() => throw null;
}
