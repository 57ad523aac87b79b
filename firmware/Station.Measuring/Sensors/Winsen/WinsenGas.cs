namespace Station.Sensors.Winsen;

/// <summary>Gases by the code of the active frame (ZE manuals, table "gas type").</summary>
public static class WinsenGas
{
    public const byte Ammonia = 0x02;
    public const byte HydrogenSulphide = 0x03;
    public const byte Formaldehyde = 0x17;
    public const byte CarbonMonoxide = 0x04;
    public const byte Ozone = 0x2A;
    public const byte SulphurDioxide = 0x2B;
    public const byte NitrogenDioxide = 0x2C;

    /// <summary>The code of a gas by its name in the profile, 0 when there is none of that name.</summary>
    public static byte CodeOf(string name)
    {
        switch (name)
        {
            case "co":
                return CarbonMonoxide;
            case "o3":
                return Ozone;
            case "so2":
                return SulphurDioxide;
            case "no2":
                return NitrogenDioxide;
            case "h2s":
                return HydrogenSulphide;
            case "nh3":
                return Ammonia;
            case "ch2o":
                return Formaldehyde;
            default:
                return 0;
        }
    }
}
