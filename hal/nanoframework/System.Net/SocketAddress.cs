using System.Net.Sockets;

namespace System.Net;

public class SocketAddress
{
    public SocketAddress(AddressFamily family, int size) => throw null;
}
