namespace Station.Measurement;

/// <summary>What a reason means for the flag that goes with it, and which reason speaks for a period that several of them mark.</summary>
public static class Quality
{
    /// <summary>Number of reasons, <see cref="QualityReason.None"/> included: the size of tables that are indexed by reason.</summary>
    public const int ReasonCount = 8;

    /// <summary>
    /// Abnormal reasons, the one that speaks first at the head. A warm-up explains whatever else happened in its minute; an
    /// instrument that reports its own fault says more than a range or a silence; damaged frames say more than none at all.
    /// </summary>
    private static readonly QualityReason[] Precedence =
    {
        QualityReason.WarmUp,
        QualityReason.InstrumentError,
        QualityReason.AboveRange,
        QualityReason.BelowRange,
        QualityReason.ChecksumLoss,
        QualityReason.Silence,
    };

    /// <summary>The data flag of HJ 212-2017 that a reason entails.</summary>
    public static QualityFlag FlagOf(QualityReason reason)
    {
        switch (reason)
        {
            case QualityReason.None:
                return QualityFlag.Normal;
            case QualityReason.WarmUp:
                return QualityFlag.OutOfOperation;
            case QualityReason.AboveRange:
            case QualityReason.BelowRange:
                return QualityFlag.OutOfRange;
            case QualityReason.InstrumentError:
                return QualityFlag.Fault;
            default:
                return QualityFlag.Communication;
        }
    }

    /// <summary>
    /// The reason that speaks for a period, given how often each occurred; <see cref="QualityReason.TooFewReadings"/> when
    /// none did, because then the station itself did not ask often enough.
    /// </summary>
    public static QualityReason Foremost(int[] countsByReason)
    {
        for (int i = 0; i < Precedence.Length; i++)
        {
            if (countsByReason[(int)Precedence[i]] > 0)
            {
                return Precedence[i];
            }
        }

        return QualityReason.TooFewReadings;
    }
}
