namespace System.Net;

public class IPAddress
{
    public static readonly IPAddress Any;

    public IPAddress(byte[] address) => throw null;

    public IPAddress(byte[] address, long scopeid) => throw null;

    public IPAddress(long newAddress) => throw null;

    public byte[] GetAddressBytes() => throw null;

    public static IPAddress Parse(string ipString) => throw null;

    public override string ToString() => throw null;
}
