namespace System.Net;

public class IPAddress
{
    public IPAddress(byte[] address) => throw null;

    public IPAddress(byte[] address, long scopeid) => throw null;

    public IPAddress(long newAddress) => throw null;
}
