namespace Station.Measurement;

/// <summary>
/// Something that a sensor measures, in the raw unit of the sensor: a value is the raw integer times ten to
/// <see cref="Exponent"/>, in <see cref="Unit"/>. Any number of channels may listen.
/// </summary>
public sealed class Quantity
{
    /// <summary>Stands for no reading: no sensor gives it.</summary>
    private const int NoReading = int.MinValue;

    /// <summary>The first of the channels that listen, which know the next; null without any.</summary>
    private Channel first;

    public Quantity(string name, string unit, int exponent)
    {
        Name = name;
        Unit = unit;
        Exponent = exponent;
    }

    public string Name { get; }

    public string Unit { get; }

    public int Exponent { get; }

    /// <summary>The last raw reading, for sensors that need to know; meaningful while <see cref="IsNormal"/>.</summary>
    public int LastRaw { get; private set; } = NoReading;

    /// <summary>The last occasion brought a reading without any fault.</summary>
    public bool IsNormal => LastRaw != NoReading;

    /// <summary>Lets a channel listen from now on.</summary>
    public void Attach(Channel channel)
    {
        Channel last = first;
        while (last != null && last.NextListener != null)
        {
            last = last.NextListener;
        }

        if (last == null)
        {
            first = channel;
        }
        else
        {
            last.NextListener = channel;
        }
    }

    public void Take(int raw, QualityReason reason)
    {
        LastRaw = reason == QualityReason.None ? raw : NoReading;
        for (Channel listener = first; listener != null; listener = listener.NextListener)
        {
            listener.Take(raw, reason);
        }
    }

    public void Miss(QualityReason reason)
    {
        LastRaw = NoReading;
        for (Channel listener = first; listener != null; listener = listener.NextListener)
        {
            listener.Miss(reason);
        }
    }
}
