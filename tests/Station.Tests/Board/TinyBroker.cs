using System.Net;
using System.Net.Sockets;

namespace Station.Tests.Board;

/// <summary>A broker of the few packets that a link needs, which answers publications when it is told how slowly.</summary>
internal sealed class TinyBroker : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TimeSpan acknowledgeAfter;

    public TinyBroker(TimeSpan acknowledgeAfter)
    {
        this.acknowledgeAfter = acknowledgeAfter;
        listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public List<byte[]> Publications { get; } = [];

    public void Dispose()
    {
        listener.Dispose();
    }

    private async Task ServeAsync()
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        byte[] header = new byte[2];
        while (await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false) == header.Length)
        {
            byte[] body = new byte[header[1]]; // one length byte: every packet here is short
            await stream.ReadExactlyAsync(body);
            byte[] answer = await AnswerAsync(header[0] >> 4, body);
            await stream.WriteAsync(answer);
        }
    }

    private async Task<byte[]> AnswerAsync(int packetType, byte[] body)
    {
        switch (packetType)
        {
            case 1: // CONNECT
                return [0x20, 2, 0, 0];
            case 3: // PUBLISH: topic length, topic, packet id, payload
                int idOffset = 2 + body[1];
                Publications.Add(body[(idOffset + 2)..]);
                await Task.Delay(acknowledgeAfter);
                return [0x40, 2, body[idOffset], body[idOffset + 1]];
            case 8: // SUBSCRIBE
                return [0x90, 3, body[0], body[1], 1];
            default:
                return [];
        }
    }
}
