namespace Station.Tests.Sensors;

/// <summary>Small profiles with one sensor, <c>s</c>, and all that it measures.</summary>
internal static class DriverProfiles
{
    private static readonly Dictionary<string, string> Channels = new()
    {
        ["pm1"] = "factor=a34005 unit=ug/m3 decimals=1 min=0 max=1000",
        ["pm25"] = "factor=a34004 unit=ug/m3 decimals=1 min=0 max=1000",
        ["pm4"] = "factor=x-pm4 unit=ug/m3 decimals=1 min=0 max=1000",
        ["pm10"] = "factor=a34002 unit=ug/m3 decimals=1 min=0 max=2000",
        ["temperature"] = "factor=a01001 unit=C decimals=1 min=-40 max=85",
        ["humidity"] = "factor=a01002 unit=% decimals=1 min=0 max=100",
        ["gas"] = "factor=x-gas unit=ppb decimals=1 min=0 max=20000",
        ["co2"] = "factor=a05001 unit=ppm decimals=0 min=350 max=5000",
        ["voc"] = "factor=x-voc unit=ticks decimals=0 min=1 max=65535",
        ["nox"] = "factor=x-nox unit=ticks decimals=0 min=1 max=65535",
    };

    public static string With(string sensor, string quantities) =>
        $"profile driver version=1 board=reference\nsensor s {sensor}\nsensor weather model=climate\n"
        + string.Concat(quantities.Split(' ').Select(quantity => $"channel {quantity} {Channels[quantity]} from=s.{quantity}\n"))
        + "channel air factor=a01006 unit=hPa decimals=1 from=weather.pressure min=300 max=1100\n";
}
