using Station.Platform.Storage;

namespace Station.Platform.Reception;

/// <summary>Which stations are owed a receipt, and when: at most one an interval and station.</summary>
internal sealed class ReceiptSchedule(TimeSpan interval, TimeProvider clock)
{
    private readonly Dictionary<StoreKey, long> lastSent = [];
    private readonly HashSet<StoreKey> owed = [];

    public void Owe(StoreKey key) => owed.Add(key);

    /// <summary>Time until the next receipt is due; null when none is owed.</summary>
    public TimeSpan? UntilNext() => owed.Count == 0 ? null : owed.Min(UntilDue);

    /// <summary>Takes out one whose time has come.</summary>
    public bool TryTakeDue(out StoreKey due)
    {
        foreach (var key in owed)
        {
            if (UntilDue(key) == TimeSpan.Zero)
            {
                owed.Remove(key);
                lastSent[key] = clock.GetTimestamp();
                due = key;
                return true;
            }
        }

        due = default;
        return false;
    }

    private TimeSpan UntilDue(StoreKey key)
    {
        if (!lastSent.TryGetValue(key, out var sent))
        {
            return TimeSpan.Zero;
        }

        var left = interval - clock.GetElapsedTime(sent);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
