using System;
using Iot.Device.Bmxx80;
using Iot.Device.Bmxx80.ReadResult;

namespace Station.Hal.Esp32;

/// <summary>
/// A BME280 behind the platform's binding, which throws when the sensor is missing or goes away. It is opened when it is read and opened
/// anew after any fault, so that a sensor that comes back is found.
/// </summary>
public sealed class BoschClimateSensor : IClimateSensor
{
    private readonly I2cBus bus;
    private readonly int address;
    private Bme280 sensor;
    private int sensorGeneration;

    public BoschClimateSensor(I2cBus bus, int address)
    {
        this.bus = bus;
        this.address = address;
    }

    public bool TryRead(ClimateReading reading)
    {
        try
        {
            Bme280ReadResult result = Sensor().Read();
            if (!result.TemperatureIsValid || !result.HumidityIsValid || !result.PressureIsValid)
            {
                return false;
            }

            reading.TemperatureCentidegrees = Rounded(result.Temperature.DegreesCelsius * 100);
            reading.HumidityCentipercent = Rounded(result.Humidity.Percent * 100);
            reading.PressurePa = Rounded(result.Pressure.Pascals);
            return true;
        }
        catch (Exception)
        {
            sensor = null;
            return false;
        }
    }

    /// <summary>The device belongs to the bus, so a binding that is given up is not disposed of: that would close the device as well.</summary>
    private Bme280 Sensor()
    {
        if (sensor == null || sensorGeneration != bus.Generation)
        {
            sensor = new Bme280(bus.Device(address));
            sensorGeneration = bus.Generation;
        }

        return sensor;
    }

    private static int Rounded(double value) => (int)(value < 0 ? value - 0.5 : value + 0.5);
}
