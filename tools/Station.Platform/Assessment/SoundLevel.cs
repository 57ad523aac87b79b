namespace Station.Platform.Assessment;

/// <summary>Sound levels in dB(A), combined as energies and never as levels.</summary>
public static class SoundLevel
{
    private const double NoEnergy = 0;

    /// <summary>The energy of a level against that of 0 dB.</summary>
    public static double Energy(double level) => Math.Pow(10, level / 10);

    /// <summary>The level of an energy; null for none.</summary>
    public static double? Level(double energy) => energy > NoEnergy ? 10 * Math.Log10(energy) : null;

    /// <summary>Leq: the level of the mean energy, each level with its weight.</summary>
    public static double? Equivalent(IEnumerable<(double Level, double Weight)> parts)
    {
        double energy = 0;
        double weight = 0;
        foreach (var part in parts)
        {
            energy += Energy(part.Level) * part.Weight;
            weight += part.Weight;
        }

        return weight > 0 ? Level(energy / weight) : null;
    }

    /// <summary>Ldn: day and night by their hours, the night's level raised by a weight in dB.</summary>
    public static double DayNight(double day, int dayHours, double night, int nightHours, int nightWeight) =>
        Equivalent([(day, dayHours), (night + nightWeight, nightHours)])!.Value;
}
