namespace Station.Sensors.Winsen;

/// <summary>
/// What differs between the models: sources disagree on what the answer to a question holds where, so it is data. An active
/// frame brings unit and decimals itself.
/// </summary>
public sealed class WinsenSettings
{
    public WinsenSettings(byte gas, bool active, bool older, int answerByte, byte answerUnit, int answerDecimals, int fullScale = 0, bool answerNamesGas = false)
    {
        Gas = gas;
        Active = active;
        Older = older;
        AnswerByte = answerByte;
        AnswerUnit = answerUnit;
        AnswerDecimals = answerDecimals;
        FullScale = fullScale;
        AnswerNamesGas = answerNamesGas;
    }

    /// <summary>Code of the gas that the module is meant to measure; an active frame with another one is an instrument error.</summary>
    public byte Gas { get; }

    /// <summary>The module sends by itself.</summary>
    public bool Active { get; }

    /// <summary>The module knows the mode codes of the older ZE03.</summary>
    public bool Older { get; }

    /// <summary>First of the two bytes of the value in an answer: 2 or 6.</summary>
    public int AnswerByte { get; }

    /// <summary>Unit of that value, <see cref="WinsenFrame.PartsPerMillion"/> or <see cref="WinsenFrame.PartsPerBillion"/>.</summary>
    public byte AnswerUnit { get; }

    /// <summary>Decimals of that value.</summary>
    public int AnswerDecimals { get; }

    /// <summary>End of the range in the unit and decimals of that value; 0 where it is not known.</summary>
    public int FullScale { get; }

    /// <summary>An answer names its gas and decimals, which then count instead of <see cref="AnswerDecimals"/>.</summary>
    public bool AnswerNamesGas { get; }
}
