namespace System.Net;

public class IPEndPoint : EndPoint
{
    public IPEndPoint(IPAddress address, int port) => throw null;

    public IPEndPoint(long address, int port) => throw null;

    public IPAddress Address => throw null;

    public override EndPoint Create(SocketAddress socketAddress) => throw null;

    public int Port => throw null;

    public override SocketAddress Serialize() => throw null;
}
