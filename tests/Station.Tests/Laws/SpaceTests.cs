using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Journal;
using Station.Platform.Wire;
using Station.Tests.Journal;

namespace Station.Tests.Laws;

/// <summary>Law 2 on a full volume: what goes first, and that nothing goes before it is admitted.</summary>
public sealed class SpaceTests
{
    private const long PeriodMs = 60_000;

    /// <summary>In the payload of the fourth block of a segment of clock anchors: the first one is filled up, each of the others takes 90 bytes.</summary>
    private const int InFourthEvent = 513 + 2 * 90 + 50;

    [Fact]
    public void What_the_platform_has_goes_before_anything_that_it_has_not_of_whatever_kind()
    {
        var journal = new JournalUnderTest(new FlashChip(FlashGeometry.SmallVolumeBytes), 1);
        journal.Records.Online = true;
        SegmentSeries events = journal.Store.Series[2];
        for (int i = 0; events.Count < 4; i++)
        {
            Assert.True(journal.AcceptAnchor(i));
        }

        long received = journal.Store.NextBlock;
        int minute = 0;
        var random = new Random(1);
        while (journal.Store.SegmentCount < journal.Store.SegmentLimit)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, ++minute * PeriodMs)));
        }

        Assert.Equal((4, 0), (events.Count, journal.Ledger.Count));
        journal.Store.Receipt.Begin(received);
        while (journal.Ledger.Count == 0)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, ++minute * PeriodMs)));
        }

        Assert.True(events.Count == 1, $"minutes that nobody has were evicted while {events.Count} segments of received events were held");
    }

    /// <summary>Events that the platform lacks are never evicted, but what nobody can read any more must not keep those behind it for ever.</summary>
    [Theory]
    [InlineData("garbage")]
    [InlineData("gone")]
    [InlineData("a flipped bit")]
    public void A_damaged_segment_of_events_does_not_keep_the_received_ones_behind_it(string damage)
    {
        const long DamagedBlock = 3;
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        var journal = new JournalUnderTest(chip, 1);
        SegmentSeries events = journal.Store.Series[2];
        long minute = 0;
        while (events.Count < 2)
        {
            Assert.True(journal.AcceptAnchor(++minute));
        }

        Damage(journal.Files.Volume, events.PathOf(1), damage);
        while (journal.Store.SegmentCount < journal.Store.SegmentLimit)
        {
            Assert.True(journal.AcceptAnchor(++minute));
            Assert.Equal(1, events.First);
        }

        journal.ReadAll();
        journal.Store.Receipt.Begin(DamagedBlock);
        journal.Store.Receipt.AddRange(0, damage == "a flipped bit" ? 1 : 20);
        journal.Store.Receipt.End(journal.Store.NextBlock - journal.Store.Receipt.KnownUpTo);
        for (int more = 0; more < 2_000; more++)
        {
            Assert.True(journal.AcceptAnchor(++minute));
        }

        Assert.True(events.First > 20, $"the oldest segment of events is {events.First}");
        Assert.InRange(journal.Store.DamagedBlocks, 1, 3);
    }

    /// <summary>The platform knows blocks from behind it, and one in it is missing there and sound here.</summary>
    [Fact]
    public void A_damaged_segment_of_events_stays_while_a_sound_block_of_it_is_missing()
    {
        const long MissingBlock = 2;
        var journal = new JournalUnderTest(new FlashChip(FlashGeometry.SmallVolumeBytes), 1);
        SegmentSeries events = journal.Store.Series[2];
        long minute = 0;
        while (journal.Store.SegmentCount < journal.Store.SegmentLimit)
        {
            Assert.True(journal.AcceptAnchor(++minute));
        }

        Damage(journal.Files.Volume, events.PathOf(1), "a flipped bit");
        journal.ReadAll();
        journal.Store.Receipt.Begin(MissingBlock);
        journal.Store.Receipt.AddRange(0, 2);
        journal.Store.Receipt.End(journal.Store.NextBlock - journal.Store.Receipt.KnownUpTo);
        for (int more = 0; more < 100 && journal.AcceptAnchor(++minute); more++)
        {
        }

        Assert.Equal(1, events.First);
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("empty")]
    [InlineData("garbage")]
    public void A_segment_that_is_gone_when_it_is_evicted_is_admitted(string damage)
    {
        FlashChip full = FillToTheBrim(out long nextSequence);
        Damage(FlashVolume.Mount(full), "journal/m00001", damage);
        var journal = new JournalUnderTest(full, 2);
        Evict(journal);
        Assert.True(AssertEachIsThereOrAdmitted(journal, nextSequence));
    }

    [Fact]
    public void What_was_published_goes_before_what_nobody_has_seen_also_hours_before_minutes()
    {
        var journal = new JournalUnderTest(new FlashChip(FlashGeometry.SmallVolumeBytes), 1);
        journal.Records.Online = true;
        SegmentSeries hours = journal.Store.SeriesOf(RecordKind.Hour);
        var random = new Random(1);
        for (int hour = 0; hours.Count < 3; hour++)
        {
            Assert.True(journal.Records.AcceptHour(JournalUnderTest.RandomHour(random, hour * 60 * PeriodMs)));
        }

        journal.Store.PublishedUpTo = journal.Store.NextBlock;
        for (int minute = 1; journal.Ledger.Count == 0; minute++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)));
        }

        Assert.Equal(RecordKind.Hour, journal.Ledger[0].Kind);
        Assert.Equal(2, hours.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_received_goes_before_what_is_published_when_there_is_no_room(bool hoursAreReceived)
    {
        var journal = new JournalUnderTest(new FlashChip(FlashGeometry.SmallVolumeBytes), 1);
        journal.Records.Online = true;
        SegmentSeries hours = journal.Store.SeriesOf(RecordKind.Hour);
        var random = new Random(1);
        int minute = 0;
        while (journal.Store.SeriesOf(RecordKind.Minute).Count < 3)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, ++minute * PeriodMs)));
        }

        Assert.True(journal.Records.CloseOpenBlocks());
        long firstOfHours = journal.Store.NextBlock;
        for (int hour = 0; hours.Count < 3; hour++)
        {
            Assert.True(journal.Records.AcceptHour(JournalUnderTest.RandomHour(random, hour * 60 * PeriodMs)));
        }

        while (journal.Store.SegmentCount < journal.Store.SegmentLimit)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, ++minute * PeriodMs)));
        }

        long published = journal.Store.NextBlock;
        journal.Store.PublishedUpTo = published;
        journal.Store.Receipt.Begin(0);
        journal.Store.Receipt.AddRange(0, hoursAreReceived ? firstOfHours : published);
        journal.Store.Receipt.End(hoursAreReceived ? published - firstOfHours : 0);
        int segments = journal.Store.SegmentCount;
        for (int more = 0; more < 200; more++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, ++minute * PeriodMs)));
        }

        Assert.True(journal.Store.SegmentCount <= segments);
        Assert.Equal(hoursAreReceived, hours.Count < 3);
    }

    [Fact]
    public void A_cut_at_any_operation_of_an_eviction_leaves_each_record_there_or_admitted()
    {
        FlashChip full = FillToTheBrim(out long nextSequence);
        FlashChip whole = full.Clone();
        Evict(new JournalUnderTest(whole, 2));
        FlashChip mounted = full.Clone();
        _ = new JournalUnderTest(mounted, 2);

        int evictions = 0;
        for (long operation = mounted.Operations; operation < whole.Operations; operation++)
        {
            FlashChip chip = full.Clone();
            Assert.Throws<PowerCutException>(() => Evict(new JournalUnderTest(chip, 2, operation)));
            evictions += AssertEachIsThereOrAdmitted(new JournalUnderTest(chip, 3), nextSequence) ? 1 : 0;
        }

        Assert.True(evictions > 0, "no cut came after the eviction");
    }

    private static void Damage(FlashVolume volume, string path, string damage)
    {
        byte[] content = new byte[volume.LengthOf(path)];
        volume.Read(path, 0, content, out _);
        switch (damage)
        {
            case "a flipped bit":
                content[InFourthEvent] ^= 1;
                break;
            case "garbage":
                new Random(1).NextBytes(content);
                break;
            case "empty":
                content = [];
                break;
        }

        Assert.Equal(FileStatus.Done, damage == "gone" ? volume.Delete(path) : volume.Replace(path, content));
    }

    /// <summary>A volume whose next segment needs an eviction.</summary>
    private static FlashChip FillToTheBrim(out long nextSequence)
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        PlatformFiles.Install(FlashVolume.Mount(chip));
        var journal = new JournalUnderTest(chip, 1);
        var random = new Random(1);
        for (int minute = 1; journal.Store.SegmentCount < journal.Store.SegmentLimit; minute++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)));
        }

        Assert.True(journal.Records.CloseOpenBlocks());
        Assert.Equal(0, journal.Ledger.Count);
        nextSequence = journal.Store.NextSequence;
        return chip;
    }

    /// <summary>Records until the volume had to give something up, and a few more.</summary>
    private static void Evict(JournalUnderTest journal)
    {
        var random = new Random(2);
        int more = 3;
        for (int minute = 1; more > 0; minute++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)));
            more -= journal.Ledger.Count > 0 ? 1 : 0;
        }
    }

    /// <summary>Returns whether something is gone.</summary>
    private static bool AssertEachIsThereOrAdmitted(JournalUnderTest journal, long nextSequence)
    {
        HashSet<long> held = [];
        var content = new MessageContent();
        foreach ((_, byte[] message) in journal.ReadAll())
        {
            Assert.True(Envelope.TryParse(message, out Envelope envelope));
            Assert.Equal(Fault.None, content.Decode(envelope.Payload));
            held.UnionWith(Enumerable.Range(0, content.PeriodBlock.Count).Select(row => content.PeriodBlock.Sequence(row)));
        }

        long[] gone = [.. Enumerable.Range(0, (int)nextSequence).Select(sequence => (long)sequence).Where(sequence => !held.Contains(sequence))];
        LossRange[] ranges = [.. Enumerable.Range(0, journal.Ledger.Count).Select(i => journal.Ledger[i])];
        Assert.All(gone, sequence => Assert.True(
            ranges.Any(range => range.FirstSequence <= sequence && sequence <= range.LastSequence), $"record {sequence} is gone and nobody admits it"));
        return gone.Length > 0;
    }
}
