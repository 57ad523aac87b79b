namespace Station.Measurement;

/// <summary>
/// Discharge from level, in straight lines between measured points (<c>docs/measurement.md</c> section 4). The discharge of each reading is
/// rounded half to even to a thousandth of its unit: finer than any curve is known.
/// </summary>
public sealed class RatingCurve
{
    /// <summary>Decimals of a discharge.</summary>
    public const int Decimals = 3;

    private readonly Scale level;
    private readonly int[] levelsMm;
    private readonly int[] discharges;

    /// <param name="level">From the sensor's raw unit to a level in mm.</param>
    /// <param name="levelsMm">Levels of two or more points, each above the one before.</param>
    /// <param name="discharges">Their discharges in thousandths of the unit, none below 0 or below the one before.</param>
    public RatingCurve(Scale level, int[] levelsMm, int[] discharges)
    {
        this.level = level;
        this.levelsMm = levelsMm;
        this.discharges = discharges;
    }

    /// <summary>
    /// The discharge of a raw reading, in thousandths of its unit. Outside of the table nobody knows it: there it is that of the nearest point, with the reason; but
    /// nothing flows below a first point at which nothing flows, and that is as good a reading as any.
    /// </summary>
    public int Read(int raw, out QualityReason reason)
    {
        int levelMm = level.Apply(raw);
        reason = QualityReason.None;
        int last = levelsMm.Length - 1;
        if (levelMm < levelsMm[0])
        {
            reason = discharges[0] == 0 ? QualityReason.None : QualityReason.BelowRange;
            return discharges[0];
        }

        if (levelMm > levelsMm[last])
        {
            reason = QualityReason.AboveRange;
            return discharges[last];
        }

        int upper = 1;
        while (levelMm > levelsMm[upper])
        {
            upper++;
        }

        return Between(upper - 1, upper, levelMm);
    }

    private int Between(int lower, int upper, int levelMm)
    {
        long spanMm = levelsMm[upper] - levelsMm[lower];
        long rise = discharges[upper] - discharges[lower];
        return (int)HalfEven.Divide(discharges[lower] * spanMm + rise * (levelMm - levelsMm[lower]), spanMm);
    }
}
