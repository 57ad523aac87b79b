namespace Station.Platform.Standards;

/// <summary>The six pollutants that GB 3095 calls basic and HJ 633 makes an index of.</summary>
public enum Pollutant
{
    SulphurDioxide,
    NitrogenDioxide,
    CarbonMonoxide,
    Ozone,
    Pm10,
    Pm25,
}
