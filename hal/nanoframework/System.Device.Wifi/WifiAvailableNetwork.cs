namespace System.Device.Wifi;

public class WifiAvailableNetwork
{
    public WifiAvailableNetwork() => throw null;

    public double NetworkRssiInDecibelMilliwatts => throw null;

    public string Ssid => throw null;
}
