namespace Station.Platform.Reception;

/// <summary>Pauses that double from one failure to the next, with jitter so that receivers do not return in step.</summary>
internal sealed class BackOff(TimeSpan shortest, TimeSpan longest)
{
    private int failures;

    public void Reset() => failures = 0;

    public TimeSpan Next()
    {
        var full = shortest * Math.ScaleB(1, failures);
        if (full < longest)
        {
            failures++;
        }
        else
        {
            full = longest;
        }

        return full * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
