using Station.Hal;
using Station.Hal.Simulated;
using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>A BME280 in the weather.</summary>
public sealed class ClimateModel : IClimateSource
{
    private readonly IEnvironment environment;
    private readonly ILineFaults faults;
    private readonly ReadingLog temperature;
    private readonly ReadingLog humidity;
    private readonly ReadingLog pressure;
    private long readings;

    public ClimateModel(IEnvironment environment, TruthBook book, string name, ILineFaults faults)
    {
        this.environment = environment;
        this.faults = faults;
        temperature = book.LogOf(name, "temperature", "C", -2);
        humidity = book.LogOf(name, "humidity", "%", -2);
        pressure = book.LogOf(name, "pressure", "Pa", 0);
    }

    /// <summary>The air pressure that the station last read; null before that.</summary>
    public int? LastPressurePa { get; private set; }

    public bool TryRead(long trueMs, ClimateReading reading)
    {
        if (faults.At(trueMs, ++readings) != LineFault.None)
        {
            temperature.AddFailure(TruthOutcome.Silent);
            humidity.AddFailure(TruthOutcome.Silent);
            pressure.AddFailure(TruthOutcome.Silent);
            return false;
        }

        reading.TemperatureCentidegrees = environment.At(EnvironmentQuantity.Temperature, trueMs);
        reading.HumidityCentipercent = environment.At(EnvironmentQuantity.Humidity, trueMs);
        reading.PressurePa = environment.At(EnvironmentQuantity.Pressure, trueMs);
        temperature.Add(reading.TemperatureCentidegrees);
        humidity.Add(reading.HumidityCentipercent);
        pressure.Add(reading.PressurePa);
        LastPressurePa = reading.PressurePa;
        return true;
    }
}
