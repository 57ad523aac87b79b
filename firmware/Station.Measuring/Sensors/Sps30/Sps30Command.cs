namespace Station.Sensors.Sps30;

/// <summary>Host frames of the SPS30 (data sheet 1.0, section 5.3), escaped as they go on the line.</summary>
public static class Sps30Command
{
    /// <summary>Measure; floats or integers.</summary>
    public static byte[] Start(bool integers) => Build(Sps30Frame.StartCommand, new byte[] { 0x01, integers ? Sps30Frame.IntegerFormat : Sps30Frame.FloatFormat });

    /// <summary>Back to idle, from where a start is sure to be obeyed.</summary>
    public static byte[] Stop() => Build(Sps30Frame.StopCommand, new byte[0]);

    /// <summary>Ask for one reading.</summary>
    public static byte[] Read() => Build(Sps30Frame.ReadCommand, new byte[0]);

    /// <summary>Blow the dust out of the fan, about 10 s.</summary>
    public static byte[] Clean() => Build(Sps30Frame.CleanCommand, new byte[0]);

    private static byte[] Build(byte command, byte[] data)
    {
        var content = new byte[4 + data.Length];
        content[1] = command;
        content[2] = (byte)data.Length;
        data.CopyTo(content, 3);
        int sum = 0;
        for (int i = 0; i < content.Length; i++)
        {
            sum += content[i];
        }

        content[content.Length - 1] = (byte)~sum;
        return Escaped(content);
    }

    private static byte[] Escaped(byte[] content)
    {
        int escapes = 0;
        for (int i = 0; i < content.Length; i++)
        {
            escapes += Sps30Frame.IsEscaped(content[i]) ? 1 : 0;
        }

        var frame = new byte[content.Length + escapes + 2];
        frame[0] = Sps30Frame.Mark;
        frame[frame.Length - 1] = Sps30Frame.Mark;
        for (int i = 0, at = 1; i < content.Length; i++)
        {
            bool escaped = Sps30Frame.IsEscaped(content[i]);
            if (escaped)
            {
                frame[at++] = Sps30Frame.Escape;
            }

            frame[at++] = (byte)(escaped ? content[i] ^ Sps30Frame.EscapeBit : content[i]);
        }

        return frame;
    }
}
