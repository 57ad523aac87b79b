using Station.Profiles;
using Station.Sensors.Modbus;
using Station.Tool.Decoding;

namespace Station.Tool.Probing;

/// <summary>Where an instrument of the shipped profiles keeps its reading, and what readings are possible.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Keys">Its keys in a profile, without port, address and rate.</param>
/// <param name="Minimum">The lowest reading in its unit.</param>
/// <param name="Maximum">The highest.</param>
internal sealed record ModbusMap(string Title, string Keys, decimal Minimum, decimal Maximum)
{
    /// <summary>The firmware's question for it.</summary>
    public byte[] QuestionAt(int address)
    {
        SensorSettings settings = SensorText.Read(KindAt(address).Sensor, 0);
        return ModbusQuestion.Build(address, settings.Registers.Function, settings.Registers.First, settings.Registers.Count);
    }

    public SensorKind KindAt(int address) => new(Title, $"modbus address={address} {Keys}");

    /// <summary>One reading may be a late answer to another question.</summary>
    private const int FewestReadings = 2;

    /// <summary>Whether values can be this instrument's. A register that holds nothing reads 0 on many devices: that is no evidence of anything.</summary>
    public bool Explains(IReadOnlyList<FrameValue> values) =>
        values.Count >= FewestReadings && values.Any(value => value.Value != 0) && values.All(value => value.Value >= Minimum && value.Value <= Maximum);
}
