using Station.Bytes;
using Station.Hal;

namespace Station.Terminal;

/// <summary>What is to be sent to the terminal: a bounded number of bytes that leave in portions. What does not fit is dropped, whole characters only.</summary>
public sealed class OutputBuffer
{
    /// <summary>Bytes a step: 5 ms at 115,200 baud, which any port's queue takes.</summary>
    public const int PortionBytes = 64;

    private const int CapacityBytes = 768;

    private readonly byte[] buffer = new byte[CapacityBytes];
    private readonly byte[] digits = new byte[20];
    private int count;
    private int sent;

    /// <summary>Bytes that wait to be sent.</summary>
    public int Pending => count - sent;

    /// <summary>Columns of the line that is being written.</summary>
    public int Column { get; private set; }

    /// <summary>Lines that were ended so far.</summary>
    public int Lines { get; private set; }

    /// <summary>Sends the next portion; what the port refuses waits.</summary>
    public void Send(IBytePort port)
    {
        int portion = Pending < PortionBytes ? Pending : PortionBytes;
        if (portion > 0 && port.Write(buffer, sent, portion))
        {
            sent += portion;
        }

        if (sent == count)
        {
            sent = 0;
            count = 0;
        }
    }

    /// <summary>A control byte or part of an echo; takes no column.</summary>
    public void Raw(byte value)
    {
        if (count < CapacityBytes)
        {
            buffer[count++] = value;
        }
    }

    /// <summary>A byte that takes a column.</summary>
    public void Put(byte value)
    {
        Column++;
        Raw(value);
    }

    /// <summary>A character; control characters, which could come from outside, are shown as question marks.</summary>
    public void Character(byte[] utf8, int offset, int length)
    {
        if (Utf8.IsControl(utf8, offset, length))
        {
            Put((byte)'?');
            return;
        }

        if (length > CapacityBytes - count)
        {
            return;
        }

        Column += Utf8.Columns(utf8, offset, length);
        for (int i = 0; i < length; i++)
        {
            buffer[count++] = utf8[offset + i];
        }
    }

    public void Number(long value)
    {
        if (value < 0)
        {
            Put((byte)'-');
        }

        int length = 0;
        do
        {
            // Negative remainders are taken one by one, since the lowest number has no positive twin.
            long digit = value % 10;
            digits[length++] = (byte)('0' + (digit < 0 ? -digit : digit));
            value /= 10;
        }
        while (value != 0);

        while (length > 0)
        {
            Put(digits[--length]);
        }
    }

    /// <summary>A number of at least so many digits, not negative.</summary>
    public void Number(long value, int width)
    {
        long smallestOfWidth = 1;
        for (int i = 1; i < width; i++)
        {
            smallestOfWidth *= 10;
            if (value < smallestOfWidth)
            {
                for (; i < width; i++)
                {
                    Put((byte)'0');
                }
            }
        }

        Number(value);
    }

    public void NewLine()
    {
        Raw((byte)'\r');
        Raw((byte)'\n');
        Column = 0;
        Lines++;
    }

    /// <summary>Goes back to the beginning of the line and clears it.</summary>
    public void ClearLine()
    {
        Raw((byte)'\r');
        Control((byte)'K');
        Column = 0;
    }

    /// <summary>A control sequence of ECMA-48 with a number of two digits, such as the one that chooses a colour; without the number when it is 0.</summary>
    public void Control(byte final, int number = 0)
    {
        Raw(0x1B);
        Raw((byte)'[');
        if (number > 0)
        {
            Raw((byte)('0' + number / 10));
            Raw((byte)('0' + number % 10));
        }

        Raw(final);
    }
}
