using Station.Hal;

namespace Station.Indicators;

/// <summary>One LED: plays the rhythm of the row it was given, dark without one.</summary>
public sealed class Indicator
{
    private readonly IDigitalOutput output;
    private IndicatorRow row;
    private long startMs;
    private bool lit;

    public Indicator(IDigitalOutput output)
    {
        this.output = output;
        output.Write(false);
    }

    /// <summary>The row that the LED shows, null when it is dark.</summary>
    public IndicatorRow Row => row;

    /// <summary>Shows another row from its beginning; the same row goes on.</summary>
    public void Show(IndicatorRow next, long nowMs)
    {
        if (next != row)
        {
            row = next;
            startMs = nowMs;
        }
    }

    /// <summary>Drives the LED as it must be now, whatever was missed in a stall, and returns when it changes next.</summary>
    public long Step(long nowMs)
    {
        if (row == null)
        {
            Drive(false);
            return long.MaxValue;
        }

        bool on = row.Rhythm.IsOnAt(nowMs - startMs, out int remainingMs);
        Drive(on);
        return nowMs + remainingMs;
    }

    /// <summary>Drives the LED past its row.</summary>
    public void Drive(bool on)
    {
        if (on != lit)
        {
            lit = on;
            output.Write(on);
        }
    }
}
