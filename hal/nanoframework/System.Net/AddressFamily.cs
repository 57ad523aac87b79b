namespace System.Net.Sockets;

public enum AddressFamily
{
    Unknown = -1,
    Unspecified = 0,
    InterNetwork = 2,
    InterNetworkV6 = 23,
}
