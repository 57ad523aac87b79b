namespace Station.Profiles;

/// <summary>The kinds of sensors that a profile can name.</summary>
public enum SensorModel : byte
{
    Plantower = 0,
    Winsen = 1,
    Modbus = 2,
    Ultrasonic = 3,
    Climate = 4,
    Supply = 5,
    Analogue = 6,
    SoundLevel = 7,
    SoundMeter = 8,
    PressureLevel = 9,
    MaxBotix = 10,
    Sds011 = 11,
    Sps30 = 12,
    Scd4x = 13,
    Sgp40 = 14,
    Sgp41 = 15,
}
