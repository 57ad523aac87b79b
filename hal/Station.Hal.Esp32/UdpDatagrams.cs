using System;
using System.Net;
using System.Net.Sockets;

namespace Station.Hal.Esp32;

/// <summary>UDP through a socket that is connected to its peer, so that nobody else's datagrams are taken for answers.</summary>
public sealed class UdpDatagrams : IDatagrams
{
    private readonly IClock clock;
    private readonly NameCache names;
    private Socket socket;
    private string peer;

    public UdpDatagrams(IClock clock)
    {
        this.clock = clock;
        names = new NameCache(clock);
    }

    public bool Send(string host, int port, byte[] data, int count)
    {
        try
        {
            string wanted = host + ":" + port.ToString();
            if (socket == null || peer != wanted)
            {
                Close();
                IPEndPoint remote = new IPEndPoint(names.Resolve(host), port);
                socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
                socket.Connect(remote);
                peer = wanted;
            }

            return socket.Send(data, 0, count, SocketFlags.None) == count;
        }
        catch (Exception)
        {
            Close();
            return false;
        }
    }

    public bool TryReceive(byte[] buffer, out int count, out long arrivedUptimeMs)
    {
        count = 0;
        arrivedUptimeMs = 0;
        try
        {
            if (socket == null || !socket.Poll(0, SelectMode.SelectRead))
            {
                return false;
            }

            count = socket.Receive(buffer, 0, buffer.Length, SocketFlags.None);

            // The stack does not say when a datagram arrived: this is the earliest that the adapter knows.
            arrivedUptimeMs = clock.UptimeMs;
            return count > 0;
        }
        catch (Exception)
        {
            Close();
            return false;
        }
    }

    public void Close()
    {
        try
        {
            socket?.Close();
        }
        catch (Exception)
        {
            // It is given up either way.
        }

        socket = null;
        peer = null;
    }
}
