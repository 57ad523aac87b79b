namespace Station.Terminal.Improv;

/// <summary>
/// Finds the packets of Improv Wi-Fi's serial protocol, version 1 (improv-wifi.com/serial, section "Packet format"), among what is typed:
/// <c>"IMPROV" | 1 | type | length | data | checksum</c>, the checksum being the sum of all bytes before it. What only begins like one is given back.
/// </summary>
public sealed class ImprovReader
{
    /// <summary>What every packet begins with.</summary>
    public const string Header = "IMPROV";

    public const byte Version = 1;

    /// <summary>A packet is sent in one go; who pauses for so long is a person.</summary>
    private const int PauseMs = 1_000;

    /// <summary>
    /// What follows a packet without such a pause may be its rest, or the rest of a line whose beginning it took for its own, with a secret at the end: nobody is to see it. A checksum of a byte does not
    /// tell for sure. Clients wait for the answer, and what a person types next comes later. A line end is no end of what follows a damaged packet: it may be a byte of the next one.
    /// </summary>
    private const int RestMs = 200;

    /// <summary>Header, version, type and length.</summary>
    private const int HeadBytes = 9;

    private const int DataLimit = 255;

    /// <summary>Only there while a packet arrives.</summary>
    private byte[] data;

    private int count;
    private int type;
    private int length;
    private int sum;
    private long newestMs;
    private bool afterPacket;
    private bool skipsRest;

    /// <summary>Bytes of the header that were held back and are no packet: they were typed.</summary>
    public int Released { get; private set; }

    /// <summary>A packet is complete.</summary>
    public bool HasPacket { get; private set; }

    /// <summary>Whether its checksum is right.</summary>
    public bool IsSound { get; private set; }

    /// <summary>Its type.</summary>
    public int Type => type;

    /// <summary>Bytes of its data.</summary>
    public int Length => length;

    /// <summary>Its data, in the first <see cref="Length"/> bytes.</summary>
    public byte[] Data => data;

    /// <summary>Takes a byte. True when it is one of a packet, or may be.</summary>
    public bool Take(byte value, long nowMs)
    {
        Released = 0;
        HasPacket = false;
        bool endsPacket = afterPacket && value == '\n';
        afterPacket = false;
        if (endsPacket || IsRest(value, nowMs))
        {
            return true;
        }

        if (count > 0 && nowMs - newestMs > PauseMs)
        {
            Release();
        }

        newestMs = nowMs;
        if (count < HeadBytes)
        {
            return TakeHead(value);
        }

        if (count < HeadBytes + length)
        {
            data[count - HeadBytes] = value;
            Count(value);
            return true;
        }

        IsSound = value == (sum & 0xFF);
        HasPacket = true;
        afterPacket = true;
        skipsRest = true;
        count = 0;
        return true;
    }

    /// <summary>The packet has been dealt with.</summary>
    public void Forget() => data = null;

    private bool IsRest(byte value, long nowMs)
    {
        bool isNext = IsSound && value == Header[0];
        bool isRest = skipsRest && !isNext && nowMs - newestMs <= RestMs;
        skipsRest = isRest && !(IsSound && (value == '\r' || value == '\n'));
        newestMs = isRest ? nowMs : newestMs;
        return isRest;
    }

    private bool TakeHead(byte value)
    {
        bool isExpected = count < Header.Length ? value == Header[count] : count > Header.Length || value == Version;
        if (!isExpected)
        {
            Release();
            if (value != Header[0])
            {
                return false;
            }
        }

        sum = count == 0 ? 0 : sum;
        type = count == Header.Length + 1 ? value : type;
        if (count == HeadBytes - 1)
        {
            length = value;
            data = new byte[DataLimit];
        }

        Count(value);
        return true;
    }

    private void Release()
    {
        Released = count <= Header.Length ? count : 0;
        count = 0;
    }

    private void Count(byte value)
    {
        sum += value;
        count++;
    }
}
