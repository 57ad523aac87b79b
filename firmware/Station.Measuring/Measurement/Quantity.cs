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
        Channel[] listeners = channels;
        for (int i = 0; i < listeners.Length; i++)
        {
            listeners[i].Take(raw, reason);
        }
    }

    public void Miss(QualityReason reason)
    {
        Channel[] listeners = channels;
        for (int i = 0; i < listeners.Length; i++)
        {
            listeners[i].Miss(reason);
        }
    }
}
