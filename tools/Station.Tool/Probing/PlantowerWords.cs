using Station.Sensors;
using Station.Sensors.Plantower;
using Station.Sensors.Serial;
using Station.Tool.Decoding;

namespace Station.Tool.Probing;

/// <summary>
/// Tells Plantower variants with frames of one length apart by what stands in their words: counts of particles above growing sizes can only fall, which temperature and humidity
/// in the place of the last two seldom do.
/// </summary>
internal static class PlantowerWords
{
    private const int LastCountWord = 11;

    public static bool Allow(byte[] bytes, SensorKind kind)
    {
        if (kind.Sensor.Contains("variant=t", StringComparison.Ordinal))
        {
            return IsClimate(Judgement.Try(kind, bytes).Latest);
        }

        return kind.Sensor.Contains("variant=", StringComparison.Ordinal) || HoldsFallingCounts(bytes);
    }

    /// <summary>No air has no humidity at all, so two words of 0 are counts.</summary>
    private static bool IsClimate(IReadOnlyList<FrameValue> values) =>
        values.First(value => value.Quantity == "humidity").Value is > 0 and <= 100 && values.First(value => value.Quantity == "temperature").Value is >= -40 and <= 85;

    private static bool HoldsFallingCounts(byte[] bytes)
    {
        var parser = new PlantowerParser(new SensorCounters());
        int at = 0;
        do
        {
            at = parser.Feed(bytes, at, bytes.Length);
            if (parser.Kind == FrameKind.Reading && !Falls(parser))
            {
                return false;
            }
        }
        while (parser.Kind != FrameKind.None || at < bytes.Length);

        return true;
    }

    private static bool Falls(PlantowerParser parser)
    {
        if (parser.DataBytes != PlantowerFrame.CommonDataBytes)
        {
            return false;
        }

        for (int word = PlantowerFrame.SmallestParticlesWord; word < LastCountWord; word++)
        {
            if (parser.Word(word + 1) > parser.Word(word))
            {
                return false;
            }
        }

        return true;
    }
}
