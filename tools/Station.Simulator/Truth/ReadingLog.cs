namespace Station.Simulator.Truth;

/// <summary>
/// Every occasion on which the station read one quantity of one device: when, in uptime of the step that took it, and what it got.
/// Values are integers times ten to <see cref="Exponent"/> in <see cref="Unit"/>, as the device has them.
/// </summary>
public sealed class ReadingLog
{
    private readonly TruthBook book;
    private readonly bool isWanted;
    private readonly Dictionary<int, Boot> boots = [];
    private Boot? current;

    /// <param name="isWanted">False for a quantity that no channel is made from: nothing is kept then.</param>
    internal ReadingLog(TruthBook book, string unit, int exponent, bool isWanted)
    {
        this.isWanted = isWanted;
        this.book = book;
        Unit = unit;
        Exponent = exponent;
    }

    public string Unit { get; }

    public int Exponent { get; }

    /// <summary>Notes a reading that the station has just taken.</summary>
    public void Add(int raw) => Add(raw, TruthOutcome.Read);

    /// <summary>Notes a frame that the station has just taken, and what it was.</summary>
    public void Add(int raw, TruthOutcome outcome) => Add(new Entry(book.UptimeMs, book.SuppliedMs, raw, outcome, book.IsFlashShadow));

    /// <summary>Notes an occasion without a reading.</summary>
    public void AddFailure(TruthOutcome outcome) => Add(new Entry(book.UptimeMs, book.SuppliedMs, 0, outcome, false));

    /// <summary>The entries of a boot from one uptime to before another.</summary>
    internal ReadOnlySpan<Entry> Between(int boot, long fromMs, long toMs)
    {
        if (!boots.TryGetValue(boot, out Boot? log))
        {
            return default;
        }

        int from = log.FirstAtOrAfter(fromMs);
        return log.Entries.AsSpan(from, log.FirstAtOrAfter(toMs) - from);
    }

    /// <summary>Drops what lies before an uptime of a boot; <see cref="long.MaxValue"/> is for all of it.</summary>
    internal void Forget(int boot, long beforeMs)
    {
        if (beforeMs == long.MaxValue)
        {
            boots.Remove(boot);
            current = current?.Number == boot ? null : current;
        }
        else if (boots.TryGetValue(boot, out Boot? log))
        {
            log.Forget(beforeMs);
        }
    }

    private void Add(Entry entry)
    {
        if (!isWanted)
        {
            return;
        }

        if (current is null || current.Number != book.BootNumber)
        {
            current = new Boot(book.BootNumber);
            boots[book.BootNumber] = current;
        }

        current.Append(entry);
    }

    internal readonly record struct Entry(long UptimeMs, long SuppliedMs, int Raw, TruthOutcome Outcome, bool InFlashShadow);

    private sealed class Boot(int number)
    {
        private int count;
        private int first;

        public int Number { get; } = number;

        public Entry[] Entries { get; private set; } = new Entry[256];

        public void Append(Entry entry)
        {
            if (count == Entries.Length)
            {
                Compact();
            }

            Entries[count++] = entry;
        }

        public int FirstAtOrAfter(long uptimeMs)
        {
            int low = first;
            int high = count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (Entries[middle].UptimeMs < uptimeMs)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low;
        }

        public void Forget(long beforeMs) => first = FirstAtOrAfter(beforeMs);

        /// <summary>Makes room: by dropping what was forgotten where that is a quarter or more, else by growing by a half: of a thousand stations the unused rest matters.</summary>
        private void Compact()
        {
            int kept = count - first;
            Entry[] target = kept > Entries.Length / 4 * 3 ? new Entry[Entries.Length * 3 / 2] : Entries;
            Entries.AsSpan(first, kept).CopyTo(target);
            Entries = target;
            first = 0;
            count = kept;
        }
    }
}
