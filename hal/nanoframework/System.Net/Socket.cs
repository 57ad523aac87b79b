namespace System.Net.Sockets;

public class Socket : IDisposable
{
    public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType) => throw null;

    public void Close() => throw null;

    public void Connect(EndPoint remoteEP) => throw null;

    public bool Poll(int microSeconds, SelectMode mode) => throw null;

    public int Receive(byte[] buffer) => throw null;

    public int Receive(byte[] buffer, SocketFlags socketFlags) => throw null;

    public int Receive(byte[] buffer, int offset, int size, SocketFlags socketFlags) => throw null;

    public int Receive(byte[] buffer, int size, SocketFlags socketFlags) => throw null;

    public int Send(byte[] buffer) => throw null;

    public int Send(byte[] buffer, SocketFlags socketFlags) => throw null;

    public int Send(byte[] buffer, int offset, int size, SocketFlags socketFlags) => throw null;

    public int Send(byte[] buffer, int size, SocketFlags socketFlags) => throw null;

    void IDisposable.Dispose() => throw null;
}
