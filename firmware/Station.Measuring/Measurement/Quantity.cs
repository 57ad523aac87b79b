namespace Station.Measurement;

/// <summary>
/// Something that a sensor measures, in the raw unit of the sensor: a value is the raw integer times ten to
/// <see cref="Exponent"/>, in <see cref="Unit"/>. Any number of channels may listen.
/// </summary>
public sealed class Quantity
{
    private Channel[] channels = new Channel[0];

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
    public int LastRaw { get; private set; }

    /// <summary>The last occasion brought a reading without any fault.</summary>
    public bool IsNormal { get; private set; }

    /// <summary>Lets a channel listen from now on.</summary>
    public void Attach(Channel channel)
    {
        var longer = new Channel[channels.Length + 1];
        channels.CopyTo(longer, 0);
        longer[channels.Length] = channel;
        channels = longer;
    }

    public void Take(int raw, QualityReason reason)
    {
        LastRaw = raw;
        IsNormal = reason == QualityReason.None;
        Channel[] listeners = channels;
        for (int i = 0; i < listeners.Length; i++)
        {
            listeners[i].Take(raw, reason);
        }
    }

    public void Miss(QualityReason reason)
    {
        IsNormal = false;
        Channel[] listeners = channels;
        for (int i = 0; i < listeners.Length; i++)
        {
            listeners[i].Miss(reason);
        }
    }
}
