using System.Text;
using Station.Bytes;
using Station.Hal;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Improv;

/// <summary>
/// Sets up the network for a browser or an installer: answers the packets of Improv Wi-Fi's serial protocol, version 1 (improv-wifi.com/serial). The protocol has one error for an attempt that fails; a
/// line of text before it, which clients show in their log, tells a wrong password from a network that is not there.
/// </summary>
public sealed class ImprovService
{
    private const int StatePacket = 1;
    private const int ErrorPacket = 2;
    private const int CommandPacket = 3;
    private const int ResultPacket = 4;

    private const int Ready = 2;
    private const int Provisioning = 3;
    private const int Provisioned = 4;

    private const int NoError = 0;
    private const int InvalidPacket = 1;
    private const int UnknownCommand = 2;
    private const int UnableToConnect = 3;
    private const int UnknownError = 0xFF;

    private const int SendSettings = 1;
    private const int RequestState = 2;
    private const int RequestInformation = 3;

    /// <summary>An attempt takes a few seconds; clients wait for a minute at most.</summary>
    private const int AttemptLimitMs = 45_000;

    private readonly TerminalWriter writer;
    private readonly IWirelessSetup setup;
    private readonly IStatusSource status;
    private readonly string version;
    private long endsMs;

    public ImprovService(TerminalWriter writer, IWirelessSetup setup, IStatusSource status, string version)
    {
        this.writer = writer;
        this.setup = setup;
        this.status = status;
        this.version = version;
    }

    /// <summary>A network is being tried.</summary>
    public bool IsTrying { get; private set; }

    /// <summary>Answers a packet.</summary>
    public void Answer(ImprovReader packet, long nowMs)
    {
        if (packet.IsSound && packet.Type != CommandPacket)
        {
            return;
        }

        byte[] data = packet.Data;
        if (!packet.IsSound || packet.Length < 2 || data[1] != packet.Length - 2)
        {
            WriteOne(ErrorPacket, InvalidPacket);
            return;
        }

        WriteOne(ErrorPacket, NoError);
        switch (data[0])
        {
            case SendSettings:
                Try(data, packet.Length, nowMs);
                break;
            case RequestState:
                WriteState();
                break;
            case RequestInformation:
                WriteInformation();
                break;
            default:
                // The radio's library cannot look for networks without losing the one it has, so that is not offered.
                WriteOne(ErrorPacket, UnknownCommand);
                break;
        }
    }

    /// <summary>Looks how the attempt goes, and says so when it is over.</summary>
    public void Step(long nowMs)
    {
        LinkState state = setup.State(nowMs);
        if (state == LinkState.Up)
        {
            IsTrying = false;
            Refusal refusal = setup.Keep();
            if (refusal != Refusal.None)
            {
                Fail(refusal, UnknownError);
                return;
            }

            WriteOne(StatePacket, Provisioned);
            WriteResult(SendSettings);
        }
        else if (state == LinkState.Refused || nowMs >= endsMs)
        {
            IsTrying = false;
            Fail(state == LinkState.Refused ? Refusal.PasswordRefused : Refusal.NetworkNotReached, UnableToConnect);
        }
    }

    private void Try(byte[] data, int length, long nowMs)
    {
        int nameBytes = length > 2 ? data[2] : 0;
        int passwordAt = 3 + nameBytes;
        bool isWhole = nameBytes > 0 && passwordAt < length && passwordAt + 1 + data[passwordAt] == length
            && Utf8.IsPlainText(data, 3, nameBytes) && Utf8.IsPlainText(data, passwordAt + 1, data[passwordAt]);
        if (!isWhole)
        {
            WriteOne(ErrorPacket, InvalidPacket);
            return;
        }

        string name = Encoding.UTF8.GetString(data, 3, nameBytes);
        Refusal refusal = setup.Try(name, Encoding.UTF8.GetString(data, passwordAt + 1, data[passwordAt]), nowMs);
        if (refusal != Refusal.None)
        {
            Fail(refusal, UnknownError);
            return;
        }

        IsTrying = true;
        endsMs = nowMs + AttemptLimitMs;
        WriteOne(StatePacket, Provisioning);
    }

    private void WriteState()
    {
        WriteOne(StatePacket, IsTrying ? Provisioning : setup.IsConnected ? Provisioned : Ready);
        if (setup.IsConnected && !IsTrying)
        {
            WriteResult(RequestState);
        }
    }

    private void WriteInformation()
    {
        string device = status.StationNumber == 0 ? status.BoardName : status.StationNumber.ToString("x8");
        WriteResult(RequestInformation, "StationFirmware", version, "ESP32/" + status.BoardName, device);
    }

    /// <summary>Says in words what went wrong, then that the attempt is over.</summary>
    private void Fail(Refusal refusal, int error)
    {
        writer.NewLine().Text(Refusals.Token(refusal)).Text(": ").Text(Refusals.What(refusal)).Text(" ").Text(Refusals.Remedy(refusal)).NewLine();
        WriteOne(ErrorPacket, error);
        WriteOne(StatePacket, Ready);
    }

    private void WriteOne(int type, int value) => Write(type, new byte[] { (byte)value }, 1);

    /// <summary>A result is a list of strings, each behind its length; it is empty where there is nothing to tell.</summary>
    private void WriteResult(int command, params string[] texts)
    {
        var data = new ByteWriter(new byte[255]);
        data.U8(command);
        data.U8(0);
        for (int i = 0; i < texts.Length; i++)
        {
            byte[] text = Encoding.UTF8.GetBytes(texts[i]);
            data.U8(text.Length);
            data.Bytes(text, 0, text.Length);
        }

        data.Buffer[1] = (byte)(data.Position - 2);
        Write(ResultPacket, data.Buffer, data.Position);
    }

    /// <summary>On a line of its own: clients look for packets at the beginnings of lines.</summary>
    private void Write(int type, byte[] data, int count)
    {
        int sum = 0;
        writer.Raw((byte)'\n');
        for (int i = 0; i < ImprovReader.Header.Length; i++)
        {
            sum += Put(ImprovReader.Header[i]);
        }

        sum += Put(ImprovReader.Version) + Put(type) + Put(count);
        for (int i = 0; i < count; i++)
        {
            sum += Put(data[i]);
        }

        Put(sum);
        writer.Raw((byte)'\n');
    }

    private int Put(int value)
    {
        writer.Raw((byte)value);
        return value;
    }
}
