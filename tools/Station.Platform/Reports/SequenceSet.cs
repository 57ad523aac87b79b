namespace Station.Platform.Reports;

/// <summary>A set of numbers as ranges: a gap of a million records costs no more than a gap of one.</summary>
public sealed class SequenceSet
{
    public static readonly SequenceSet Empty = new([]);

    private readonly List<SequenceRange> ranges;

    private SequenceSet(List<SequenceRange> ranges) => this.ranges = ranges;

    /// <summary>Disjoint, in order, none empty, none touching the next.</summary>
    public IReadOnlyList<SequenceRange> Ranges => ranges;

    public long Count => ranges.Sum(range => range.Count);

    /// <summary>First number above all of the set; 0 when it is empty.</summary>
    public long End => ranges.Count == 0 ? 0 : ranges[^1].End;

    /// <summary>The union of ranges in any order; empty ones are left out.</summary>
    public static SequenceSet Of(IEnumerable<SequenceRange> unordered)
    {
        var merged = new List<SequenceRange>();
        foreach (var range in unordered.Where(range => range.Count > 0).OrderBy(range => range.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].End)
            {
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, range.End) };
            }
            else
            {
                merged.Add(range);
            }
        }

        return new SequenceSet(merged);
    }

    public SequenceSet Except(SequenceSet other)
    {
        var left = new List<SequenceRange>();
        var next = 0;
        foreach (var range in ranges)
        {
            var first = range.First;
            while (next < other.ranges.Count && other.ranges[next].End <= first)
            {
                next++;
            }

            for (var index = next; index < other.ranges.Count && other.ranges[index].First < range.End; index++)
            {
                if (other.ranges[index].First > first)
                {
                    left.Add(new SequenceRange(first, other.ranges[index].First));
                }

                first = Math.Max(first, other.ranges[index].End);
            }

            if (first < range.End)
            {
                left.Add(new SequenceRange(first, range.End));
            }
        }

        return new SequenceSet(left);
    }
}
