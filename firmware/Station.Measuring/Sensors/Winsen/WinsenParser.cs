using Station.Sensors.Serial;

namespace Station.Sensors.Winsen;

/// <summary>Recognises active frames and answers of ZE modules and scales their value to 0.1 ppb.</summary>
public sealed class WinsenParser : FrameScanner
{
    /// <summary>More decimals than any module sends; what claims more is damaged.</summary>
    private const int MostDecimals = 3;

    public WinsenParser(WinsenSettings settings, SensorCounters counters)
        : base(WinsenFrame.LengthBytes, counters)
    {
        Settings = settings;
    }

    /// <summary>What differs between the models.</summary>
    public WinsenSettings Settings { get; }

    /// <summary>True when the last frame was an active one.</summary>
    public bool IsActiveFrame => Buffer[1] != WinsenFrame.ReadingAnswer;

    /// <summary>The gas that the last active frame names.</summary>
    public byte Gas => Buffer[1];

    /// <summary>The full scale that the last active frame names, in its own unit and decimals.</summary>
    public int FullScale => Word(WinsenFrame.FullScaleByte);

    /// <summary>Concentration of the last frame in 0.1 ppb.</summary>
    public int DeciPartsPerBillion => IsActiveFrame
        ? Scaled(Word(WinsenFrame.ActiveValueByte), Buffer[WinsenFrame.UnitByte], Buffer[WinsenFrame.DecimalsByte])
        : Scaled(Word(Settings.AnswerByte), Settings.AnswerUnit, AnswerDecimals);

    /// <summary>True when the value of the last frame is the end of the module's range: the truth is that or more.</summary>
    public bool IsAtFullScale
    {
        get
        {
            int full = IsActiveFrame ? FullScale : Settings.FullScale;
            return full > 0 && Word(IsActiveFrame ? WinsenFrame.ActiveValueByte : Settings.AnswerByte) >= full;
        }
    }

    /// <summary>The big-endian word that begins at a byte of the last frame.</summary>
    public int Word(int index) => Buffer[index] << 8 | Buffer[index + 1];

    private int AnswerDecimals => Settings.AnswerNamesGas ? Buffer[WinsenFrame.AnswerDecimalsByte] : Settings.AnswerDecimals;

    protected override int Inspect(byte[] buffer, int available, out FrameKind kind)
    {
        kind = FrameKind.None;
        if (buffer[0] != WinsenFrame.Header)
        {
            return NoFrame;
        }

        if (available < WinsenFrame.LengthBytes)
        {
            return WinsenFrame.LengthBytes;
        }

        if (WinsenFrame.Checksum(buffer, 0) != buffer[WinsenFrame.LengthBytes - 1])
        {
            return Damaged;
        }

        kind = HoldsAnotherHeader(buffer) ? FrameKind.None : KindOf(buffer);
        return kind == FrameKind.None ? NoFrame : WinsenFrame.LengthBytes;
    }

    /// <summary>
    /// A frame that was cut and runs into the next one passes the 8-bit checksum once in 256 times; the next one's header shows
    /// it. No real value looks like that: it would be above 65,000.
    /// </summary>
    private static bool HoldsAnotherHeader(byte[] buffer)
    {
        for (int i = 2; i < WinsenFrame.LengthBytes - 2; i++)
        {
            if (buffer[i] == WinsenFrame.Header && buffer[i + 1] == buffer[1])
            {
                return true;
            }
        }

        return false;
    }

    private FrameKind KindOf(byte[] buffer)
    {
        switch (buffer[1])
        {
            case WinsenFrame.ReadingAnswer:
                return KindOfAnswer(buffer);
            case WinsenFrame.ModeAnswer:
            case WinsenFrame.SleepAnswer:
                return FrameKind.Other;
        }

        byte unit = buffer[WinsenFrame.UnitByte];
        if ((unit != WinsenFrame.PartsPerMillion && unit != WinsenFrame.PartsPerBillion) || buffer[WinsenFrame.DecimalsByte] > MostDecimals)
        {
            return FrameKind.None;
        }

        return buffer[1] == Settings.Gas ? FrameKind.Reading : FrameKind.InstrumentError;
    }

    private FrameKind KindOfAnswer(byte[] buffer)
    {
        if (!Settings.AnswerNamesGas)
        {
            return FrameKind.Reading;
        }

        if (buffer[WinsenFrame.AnswerDecimalsByte] > MostDecimals)
        {
            return FrameKind.None;
        }

        return buffer[WinsenFrame.AnswerGasByte] == Settings.Gas ? FrameKind.Reading : FrameKind.InstrumentError;
    }

    private static int Scaled(int value, byte unit, int decimals)
    {
        int scaled = value * (unit == WinsenFrame.PartsPerMillion ? 10_000 : 10);
        for (; decimals > 0; decimals--)
        {
            scaled /= 10;
        }

        return scaled;
    }
}
