using Station.Measurement;
using Station.Sensors;

namespace Station.Tool.Decoding;

/// <summary>Listens to a sensor's quantities and keeps what they take, in order.</summary>
internal sealed class ReadingList
{
    private readonly List<FrameValue> values = [];

    public ReadingList(ISensor sensor)
    {
        foreach (Quantity quantity in sensor.Quantities)
        {
            quantity.Attach(new Channel(new Scale(1, 1, 0), int.MinValue, int.MaxValue, new Listener(this, quantity)));
        }
    }

    public IReadOnlyList<FrameValue> Values => values;

    /// <summary>A quantity was due and had no value.</summary>
    public bool HasMissed { get; private set; }

    private sealed class Listener(ReadingList list, Quantity quantity) : IReadings
    {
        public void Add(int channel, long product, QualityReason reason) => list.values.Add(FrameValue.Of(quantity, product, reason));

        public void AddFailure(int channel, QualityReason reason) => list.HasMissed = true;
    }
}
