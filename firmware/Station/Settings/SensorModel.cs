namespace Station.Settings;

/// <summary>The kinds of sensors that a profile can name.</summary>
public enum SensorModel : byte
{
    Plantower = 0,
    Winsen = 1,
    Modbus = 2,
    Ultrasonic = 3,
    Climate = 4,
    Supply = 5,
    Sds011 = 6,
    Sps30 = 7,
    Scd4x = 8,
    Sgp40 = 9,
    Sgp41 = 10,
}
