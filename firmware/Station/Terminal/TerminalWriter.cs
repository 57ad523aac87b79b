using System.Text;
using Station.Bytes;
using Station.Hal;
using Station.Texts;

namespace Station.Terminal;

/// <summary>
/// What is to be sent to the terminal: a bounded buffer that leaves in portions. A command fills it with a line at a time; what does not fit is dropped,
/// whole characters only.
/// </summary>
public sealed class TerminalWriter
{
    /// <summary>Column at which the values of labelled lines begin.</summary>
    public const int ValueColumn = 20;

    private const int CapacityBytes = 768;

    /// <summary>Bytes a step: 5 ms at 115,200 baud, which any port's queue takes.</summary>
    public const int PortionBytes = 64;

    private readonly byte[] buffer = new byte[CapacityBytes];
    private readonly byte[] digits = new byte[20];
    private readonly Catalogue catalogue;
    private int count;
    private int sent;
    private int column;

    public TerminalWriter(Catalogue catalogue)
    {
        this.catalogue = catalogue;
    }

    /// <summary>Bytes that wait to be sent.</summary>
    public int Pending => count - sent;

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

    public TerminalWriter NewLine()
    {
        Raw((byte)'\r');
        Raw((byte)'\n');
        column = 0;
        return this;
    }

    /// <summary>A control byte or part of an echo; takes no column.</summary>
    public TerminalWriter Raw(byte value)
    {
        if (count < CapacityBytes)
        {
            buffer[count++] = value;
        }

        return this;
    }

    /// <summary>A text of the catalogue.</summary>
    public TerminalWriter Text(TextKey key) => Text(catalogue.Text(key));

    /// <summary>A text of the catalogue in which {0} and {1} stand for two numbers.</summary>
    public TerminalWriter Text(TextKey key, int first, int second)
    {
        string text = catalogue.Text(key);
        int position = 0;
        while (true)
        {
            int brace = text.IndexOf('{', position);
            if (brace < 0)
            {
                return Text(text.Substring(position));
            }

            Text(text.Substring(position, brace - position));
            Number(text[brace + 1] == '0' ? first : second);
            position = brace + 3;
        }
    }

    /// <summary>Any text; control characters, which could come from outside, are shown as question marks.</summary>
    public TerminalWriter Text(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        int offset = 0;
        while (offset < utf8.Length)
        {
            int length = Utf8.SequenceBytes(utf8[offset]);
            if (length == 0 || length > utf8.Length - offset)
            {
                break;
            }

            Character(utf8, offset, length);
            offset += length;
        }

        return this;
    }

    public TerminalWriter Number(long value)
    {
        if (value < 0)
        {
            Digit((byte)'-');
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
            Digit(digits[--length]);
        }

        return this;
    }

    /// <summary>A number of at least so many digits, not negative.</summary>
    public TerminalWriter Number(long value, int width)
    {
        long smallestOfWidth = 1;
        for (int i = 1; i < width; i++)
        {
            smallestOfWidth *= 10;
            if (value < smallestOfWidth)
            {
                for (; i < width; i++)
                {
                    Digit((byte)'0');
                }
            }
        }

        return Number(value);
    }

    /// <summary>A stored integer times ten to the exponent, as a decimal number.</summary>
    public TerminalWriter Scaled(int value, int exponent)
    {
        if (exponent >= 0)
        {
            long product = value;
            for (; exponent > 0; exponent--)
            {
                product *= 10;
            }

            return Number(product);
        }

        long scale = 1;
        for (int i = exponent; i < 0; i++)
        {
            scale *= 10;
        }

        long magnitude = value < 0 ? -(long)value : value;
        if (value < 0)
        {
            Digit((byte)'-');
        }

        Number(magnitude / scale);
        Digit((byte)'.');
        return Number(magnitude % scale, -exponent);
    }

    /// <summary>Days and time of day, as in 3d 04:05:06.</summary>
    public TerminalWriter Duration(long durationMs)
    {
        long seconds = durationMs / 1000;
        if (seconds >= 86_400)
        {
            Number(seconds / 86_400).Text("d ");
        }

        seconds %= 86_400;
        return Number(seconds / 3600, 2).Text(":").Number(seconds / 60 % 60, 2).Text(":").Number(seconds % 60, 2);
    }

    /// <summary>Spaces up to a column, one at least.</summary>
    public TerminalWriter PadTo(int target)
    {
        do
        {
            Digit((byte)' ');
        }
        while (column < target);

        return this;
    }

    /// <summary>The name of a value, and spaces up to where values begin.</summary>
    public TerminalWriter Label(TextKey key) => Text(key).PadTo(ValueColumn);

    private void Character(byte[] utf8, int offset, int length)
    {
        if (Utf8.IsControl(utf8, offset, length))
        {
            Digit((byte)'?');
            return;
        }

        if (length > CapacityBytes - count)
        {
            return;
        }

        column += Utf8.Columns(utf8, offset, length);
        for (int i = 0; i < length; i++)
        {
            buffer[count++] = utf8[offset + i];
        }
    }

    private void Digit(byte value)
    {
        column++;
        Raw(value);
    }
}
