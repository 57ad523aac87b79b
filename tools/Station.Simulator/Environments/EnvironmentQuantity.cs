namespace Station.Simulator.Environments;

/// <summary>What an environment can be asked for, with the unit of its integers.</summary>
public enum EnvironmentQuantity
{
    /// <summary>ug/m3.</summary>
    Pm1,

    /// <summary>ug/m3.</summary>
    Pm25,

    /// <summary>ug/m3.</summary>
    Pm10,

    /// <summary>0.01 degrees Celsius.</summary>
    Temperature,

    /// <summary>0.01 %.</summary>
    Humidity,

    /// <summary>Pa.</summary>
    Pressure,

    /// <summary>0.1 dB(A).</summary>
    Sound,

    /// <summary>mm above the station's datum.</summary>
    WaterLevel,

    /// <summary>ppb.</summary>
    SulphurDioxide,

    /// <summary>ppb.</summary>
    NitrogenDioxide,

    /// <summary>ppb.</summary>
    Ozone,

    /// <summary>ppb.</summary>
    CarbonMonoxide,

    /// <summary>mV.</summary>
    Supply,

    /// <summary>ppb.</summary>
    HydrogenSulphide,

    /// <summary>ppb.</summary>
    Ammonia,

    /// <summary>ppb.</summary>
    Formaldehyde,

    /// <summary>ppm.</summary>
    CarbonDioxide,

    /// <summary>Raw ticks of a metal-oxide sensor for volatile organic compounds: fewer when there are more of them.</summary>
    VolatileTicks,

    /// <summary>Raw ticks of a metal-oxide sensor for nitrogen oxides.</summary>
    NitrogenTicks,

    /// <summary>0.1 m/s.</summary>
    WindSpeed,

    /// <summary>ppb, as isobutylene.</summary>
    VolatileCompounds,

    /// <summary>ug/m3.</summary>
    SuspendedParticles,

    /// <summary>0.01 degrees Celsius, of the water where levels are measured.</summary>
    WaterTemperature,
}
