using Station.Page.Contract;
using Station.Platform.Reports;

namespace Station.Tool.Demo.Live;

/// <summary>
/// The minutes of a station: what it measured, and what the platform has of them. Points are kept for a day, longer than anybody looks at a page; which minutes the platform lacks is known
/// for all of them.
/// </summary>
internal sealed class ChartHistory
{
    private const int MostPoints = 1_440;

    private readonly SortedDictionary<long, ChartPoint> points = [];
    private readonly HashSet<long> waiting = [];
    private readonly HashSet<long> early = [];
    private readonly SortedSet<long> unread = [];
    private long newest = -1;

    /// <summary>The highest version of a point.</summary>
    public long Version { get; private set; }

    /// <summary>Measured minutes of which the platform has nothing.</summary>
    public int Waiting
    {
        get
        {
            lock (points)
            {
                return waiting.Count;
            }
        }
    }

    /// <summary>A range around the minutes that the platform has and whose values were not read from it; null without any.</summary>
    public SequenceRange? Unread
    {
        get
        {
            lock (points)
            {
                return unread.Count == 0 ? null : new SequenceRange(unread.Min, unread.Max + 1);
            }
        }
    }

    /// <summary>The station has accepted a minute.</summary>
    /// <param name="sequence">Its number.</param>
    /// <param name="utcMs">True UTC of its beginning.</param>
    /// <param name="values">What it holds.</param>
    public void Measured(long sequence, long utcMs, IReadOnlyList<double?> values)
    {
        lock (points)
        {
            points[sequence] = new ChartPoint { Version = ++Version, UtcMs = utcMs, Measured = values, Delivered = null, Waiting = waiting.Count };
            (early.Remove(sequence) ? (ISet<long>)unread : waiting).Add(sequence);
            early.RemoveWhere(number => number <= sequence);
            newest = sequence;
            if (points.Count > MostPoints)
            {
                long oldest = points.Keys.First();
                points.Remove(oldest);
                unread.Remove(oldest);
            }
        }
    }

    /// <summary>The platform has got records; a live copy may be there before its minute was noted here.</summary>
    public void Arrived(SequenceRange records)
    {
        lock (points)
        {
            for (long sequence = records.First; sequence < records.End; sequence++)
            {
                waiting.Remove(sequence);
                if (points.TryGetValue(sequence, out ChartPoint? point))
                {
                    _ = point.Delivered is null && unread.Add(sequence);
                }
                else if (sequence > newest)
                {
                    early.Add(sequence);
                }
            }
        }
    }

    /// <summary>The station had to give up records for others, and admits it: they wait no longer. What it admits may be more than it lost, and come all the same.</summary>
    public void Lost(SequenceRange records)
    {
        lock (points)
        {
            waiting.RemoveWhere(sequence => sequence >= records.First && sequence < records.End);
        }
    }

    /// <summary>What the platform has of a minute.</summary>
    public void Read(long sequence, IReadOnlyList<double?> values)
    {
        lock (points)
        {
            if (unread.Remove(sequence))
            {
                points[sequence] = points[sequence] with { Version = ++Version, Delivered = values };
            }
        }
    }

    /// <summary>Points with higher versions, in order of time.</summary>
    public IReadOnlyList<ChartPoint> After(long version)
    {
        lock (points)
        {
            return version >= Version ? [] : [.. points.Values.Where(point => point.Version > version)];
        }
    }
}
