using Station.Hal;
using Station.Texts;

namespace Station.Indicators;

/// <summary>One row of the LED table.</summary>
public sealed class IndicatorRow
{
    public IndicatorRow(StationState state, IndicatorName indicator, Rhythm rhythm, TextKey meaning, TextKey remedy)
    {
        State = state;
        Indicator = indicator;
        Rhythm = rhythm;
        Meaning = meaning;
        Remedy = remedy;
    }

    public StationState State { get; }

    /// <summary>The LED that shows it.</summary>
    public IndicatorName Indicator { get; }

    public Rhythm Rhythm { get; }

    /// <summary>What it means.</summary>
    public TextKey Meaning { get; }

    /// <summary>What to do.</summary>
    public TextKey Remedy { get; }
}
