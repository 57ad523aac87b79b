namespace System.Net.NetworkInformation;

public class NetworkInterface
{
    internal NetworkInterface() => throw null;

    public static NetworkInterface[] GetAllNetworkInterfaces() => throw null;

    public string IPv4Address => throw null;

    public NetworkInterfaceType NetworkInterfaceType => throw null;
}
