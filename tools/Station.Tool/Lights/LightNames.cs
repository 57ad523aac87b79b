using Station.Hal;
using Station.Texts;

namespace Station.Tool.Lights;

/// <summary>What the LEDs are called, in the firmware's own words.</summary>
internal static class LightNames
{
    /// <summary>The LEDs in the order in which they stand on the box.</summary>
    public static readonly IndicatorName[] All = [IndicatorName.Power, IndicatorName.Sensors, IndicatorName.Uplink];

    public static string Of(IndicatorName indicator, Language language) => Catalogue.Text(
        indicator switch
        {
            IndicatorName.Power => TextKey.IndicatorPower,
            IndicatorName.Sensors => TextKey.IndicatorSensors,
            _ => TextKey.IndicatorUplink,
        },
        language);
}
