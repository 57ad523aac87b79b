using Station.Hal;

namespace Station.Supervision;

/// <summary>Waits between attempts: they double up to a bound, each shortened by chance by up to a half so that a fleet does not come back at once.</summary>
public sealed class BackOff
{
    private readonly IRandomBytes random;
    private readonly int firstMs;
    private readonly int limitMs;
    private int currentMs;

    public BackOff(IRandomBytes random, int firstMs, int limitMs)
    {
        this.random = random;
        this.firstMs = firstMs;
        this.limitMs = limitMs;
        currentMs = firstMs;
    }

    /// <summary>The wait before the next attempt in ms.</summary>
    public int NextMs()
    {
        byte[] chance = new byte[1];
        random.Fill(chance);
        int waitMs = currentMs - (int)((long)currentMs * chance[0] / 512);
        currentMs = currentMs < limitMs / 2 ? currentMs * 2 : limitMs;
        return waitMs;
    }

    /// <summary>The last attempt succeeded.</summary>
    public void Reset() => currentMs = firstMs;
}
