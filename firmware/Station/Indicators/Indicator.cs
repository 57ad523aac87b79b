using Station.Hal;

namespace Station.Indicators;

/// <summary>One LED: plays the rhythm that it was given, dark without one.</summary>
public sealed class Indicator
{
    private readonly IDigitalOutput output;
    private readonly Rhythm rhythm = new Rhythm();
    private long startMs;
    private bool lit;

    /// <summary>Until when the LED stays as it is.</summary>
    private long changeMs;

    public Indicator(IDigitalOutput output)
    {
        this.output = output;
        output.Write(false);
    }

    /// <summary>Place in the table of what the LED shows, <see cref="IndicatorTable.None"/> when it is dark.</summary>
    public int Place { get; private set; } = IndicatorTable.None;

    /// <summary>Shows what is at another place of the table, from its beginning; the same goes on.</summary>
    public void Show(int place, IndicatorTable table, long nowMs)
    {
        if (place != Place)
        {
            Place = place;
            startMs = nowMs;
            changeMs = nowMs;
            if (place != IndicatorTable.None)
            {
                table.Set(rhythm, (StationState)place);
            }
        }
    }

    /// <summary>Drives the LED as it must be now, whatever was missed in a stall, and returns when it changes next.</summary>
    public long Step(long nowMs)
    {
        if (nowMs < changeMs)
        {
            return changeMs;
        }

        bool on = false;
        changeMs = long.MaxValue;
        if (Place != IndicatorTable.None)
        {
            on = rhythm.IsOnAt(nowMs - startMs, out int remainingMs);
            changeMs = nowMs + remainingMs;
        }

        Drive(on);
        return changeMs;
    }

    /// <summary>Drives the LED past its row, until it is stepped again.</summary>
    public void DrivePast(bool on)
    {
        changeMs = 0;
        Drive(on);
    }

    private void Drive(bool on)
    {
        if (on != lit)
        {
            lit = on;
            output.Write(on);
        }
    }
}
