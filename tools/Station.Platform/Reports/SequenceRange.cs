namespace Station.Platform.Reports;

/// <summary>Numbers from <paramref name="First"/> to before <paramref name="End"/>.</summary>
public readonly record struct SequenceRange(long First, long End)
{
    public long Count => End - First;
}
