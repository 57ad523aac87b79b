namespace Station.Measurement;

/// <summary>What a reason means for the flag that goes with it, and which reason speaks where several of them apply.</summary>
public static class Quality
{
    /// <summary>Number of reasons, <see cref="QualityReason.None"/> included: the size of tables that are indexed by reason.</summary>
    public const int ReasonCount = 17;

    /// <summary>
    /// Abnormal reasons, the one that speaks first at the head. What people do explains whatever else happens meanwhile, and so does a warm-up; an
    /// instrument that reports its own fault, or is seen to be dead or absurd, says more than a range; doubts about a value speak only when nothing
    /// is known against it; damaged frames say more than none at all.
    /// </summary>
    private static readonly QualityReason[] Precedence =
    {
        QualityReason.Maintenance,
        QualityReason.Calibrating,
        QualityReason.OutOfOperation,
        QualityReason.ManualEntry,
        QualityReason.WarmUp,
        QualityReason.InstrumentError,
        QualityReason.Stuck,
        QualityReason.Implausible,
        QualityReason.AboveRange,
        QualityReason.BelowRange,
        QualityReason.RateOfChange,
        QualityReason.Humid,
        QualityReason.FlashWrite,
        QualityReason.ChecksumLoss,
        QualityReason.Silence,
        QualityReason.TooFewReadings,
    };

    /// <summary>Places in <see cref="Precedence"/> by reason; None comes last.</summary>
    private static readonly byte[] Ranks = { 99, 4, 14, 13, 8, 9, 15, 5, 0, 1, 2, 3, 6, 7, 10, 11, 12 };

    /// <summary>The data flag of HJ 212-2017 that a reason entails.</summary>
    public static QualityFlag FlagOf(QualityReason reason)
    {
        switch (reason)
        {
            case QualityReason.None:
                return QualityFlag.Normal;
            case QualityReason.WarmUp:
            case QualityReason.OutOfOperation:
                return QualityFlag.OutOfOperation;
            case QualityReason.Maintenance:
                return QualityFlag.Maintenance;
            case QualityReason.Calibrating:
                return QualityFlag.Calibrating;
            case QualityReason.ManualEntry:
                return QualityFlag.Manual;
            case QualityReason.AboveRange:
            case QualityReason.BelowRange:
            case QualityReason.Humid:
                return QualityFlag.OutOfRange;
            case QualityReason.InstrumentError:
            case QualityReason.Stuck:
            case QualityReason.Implausible:
            case QualityReason.RateOfChange:
                return QualityFlag.Fault;
            default:
                return QualityFlag.Communication;
        }
    }

    /// <summary>
    /// Whether a value with this reason is doubtful and no more: it stays in the statistics, with its flag, so that a flood's rise or a foggy
    /// night is never dropped.
    /// </summary>
    public static bool IsDoubt(QualityReason reason) =>
        reason == QualityReason.RateOfChange || reason == QualityReason.Humid || reason == QualityReason.FlashWrite;

    /// <summary>The place of a reason in the precedence: the smaller one speaks. None has the largest.</summary>
    public static int RankOf(QualityReason reason) => Ranks[(int)reason];

    /// <summary>The one of two reasons that speaks.</summary>
    public static QualityReason Foremost(QualityReason one, QualityReason other) => RankOf(other) < RankOf(one) ? other : one;

    /// <summary>
    /// The reason that speaks for a period, given how often each occurred, from a place of an array on; <see cref="QualityReason.TooFewReadings"/> when
    /// none did, because then the station itself did not ask often enough.
    /// </summary>
    public static QualityReason Foremost(ushort[] countsByReason, int from = 0)
    {
        for (int i = 0; i < Precedence.Length; i++)
        {
            if (countsByReason[from + (int)Precedence[i]] > 0)
            {
                return Precedence[i];
            }
        }

        return QualityReason.TooFewReadings;
    }
}
