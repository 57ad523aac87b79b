namespace Station.Sensors.Winsen;

/// <summary>
/// What differs between the models: sources disagree on what the answer to a question holds where, so it is data. An active
/// frame brings unit and decimals itself.
/// </summary>
public sealed class WinsenSettings
{
    private const int ActiveBit = 1 << 16;
    private const int OlderBit = 1 << 17;
    private const int NamesGasBit = 1 << 18;

    /// <summary>What is small, in one field, since each takes twelve bytes: the gas, the value's place, unit and decimals in four bits each, and what is true or not.</summary>
    private readonly int numbers;

    public WinsenSettings(byte gas, bool active, bool older, int answerByte, byte answerUnit, int answerDecimals, int fullScale = 0, bool answerNamesGas = false)
    {
        FullScale = fullScale;
        numbers = (gas << 20) | (answerByte << 8) | (answerUnit << 4) | answerDecimals
            | (active ? ActiveBit : 0) | (older ? OlderBit : 0) | (answerNamesGas ? NamesGasBit : 0);
    }

    /// <summary>Code of the gas that the module is meant to measure; an active frame with another one is an instrument error.</summary>
    public byte Gas => (byte)(numbers >> 20);

    /// <summary>The module sends by itself.</summary>
    public bool Active => (numbers & ActiveBit) != 0;

    /// <summary>The module knows the mode codes of the older ZE03.</summary>
    public bool Older => (numbers & OlderBit) != 0;

    /// <summary>First of the two bytes of the value in an answer: 2 or 6.</summary>
    public int AnswerByte => (numbers >> 8) & 0xF;

    /// <summary>Unit of that value, <see cref="WinsenFrame.PartsPerMillion"/> or <see cref="WinsenFrame.PartsPerBillion"/>.</summary>
    public byte AnswerUnit => (byte)((numbers >> 4) & 0xF);

    /// <summary>Decimals of that value.</summary>
    public int AnswerDecimals => numbers & 0xF;

    /// <summary>End of the range in the unit and decimals of that value; 0 where it is not known.</summary>
    public int FullScale { get; }

    /// <summary>An answer names its gas and decimals, which then count instead of <see cref="AnswerDecimals"/>.</summary>
    public bool AnswerNamesGas => (numbers & NamesGasBit) != 0;
}
