using System.Globalization;

namespace Station.Simulator.Truth;

/// <summary>A rating curve as the oracle sees it: straight lines between the points of a profile, in decimal arithmetic.</summary>
internal sealed class TruthCurve(IReadOnlyList<(decimal LevelMm, decimal Discharge)> points)
{
    public static TruthCurve Of(string profileText, string name) => new(
    [
        .. ProfileLines.Of(profileText, "curve").Where(line => line.Name == name).Select(line => (Number(line, "level"), Number(line, "discharge"))),
    ]);

    public bool IsAbove(decimal levelMm) => levelMm > points[^1].LevelMm;

    /// <summary>Below a first point without any discharge nothing flows, which is no matter of range.</summary>
    public bool IsBelow(decimal levelMm) => levelMm < points[0].LevelMm && points[0].Discharge > 0;

    /// <summary>To a thousandth.</summary>
    public decimal DischargeAt(decimal levelMm)
    {
        decimal level = Math.Clamp(levelMm, points[0].LevelMm, points[^1].LevelMm);
        int upper = 1;
        while (level > points[upper].LevelMm)
        {
            upper++;
        }

        (decimal lowMm, decimal low) = points[upper - 1];
        (decimal highMm, decimal high) = points[upper];
        return Math.Round(low + ((high - low) * (level - lowMm) / (highMm - lowMm)), 3, MidpointRounding.ToEven);
    }

    private static decimal Number(ProfileLines.Line line, string key) => decimal.Parse(line.Get(key, "0"), CultureInfo.InvariantCulture);
}
