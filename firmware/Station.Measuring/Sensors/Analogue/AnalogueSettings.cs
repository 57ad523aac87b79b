namespace Station.Sensors.Analogue;

/// <summary>How a voltage is read and what it stands for: data of the profile.</summary>
public sealed class AnalogueSettings
{
    public AnalogueSettings(int input, int range, int zeroMicrovolts, int sensitivityNanovolts, string unit)
    {
        Input = input;
        Range = range;
        ZeroMicrovolts = zeroMicrovolts;
        SensitivityNanovolts = sensitivityNanovolts;
        Unit = unit;
    }

    /// <summary>Multiplexer code, see <see cref="AdsInput"/>.</summary>
    public int Input { get; }

    /// <summary>Code of the full scale.</summary>
    public int Range { get; }

    /// <summary>The voltage at zero of what is measured: the cell's zero from its certificate.</summary>
    public int ZeroMicrovolts { get; }

    /// <summary>Voltage for one unit more, negative for a cell that goes down; 0 when only the voltage is wanted.</summary>
    public int SensitivityNanovolts { get; }

    /// <summary>Unit of what is measured, null when only the voltage is wanted.</summary>
    public string Unit { get; }
}
