using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Journal;
using Station.Tests.Journal.Life;

namespace Station.Tests.Journal;

/// <summary>What a damaged or foreign volume does to the journal: it costs what was damaged, is admitted, and no number is used twice.</summary>
public sealed class DamagedFilesTests
{
    private const long PeriodMs = 60_000;

    /// <summary>A tail file that has been emptied is no longer than its header.</summary>
    private const int BytesWithoutRows = 40;

    public static TheoryData<string> Files => ["run/m0", "run/m1", "run/m2", "journal/m00001", "journal/e00001", "journal/head"];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_number_is_used_twice_whatever_file_is_damaged(string path)
    {
        FlashChip chip = FillVolume(out long sequences);
        Damage(chip, path);

        var after = new JournalUnderTest(chip, 2);

        Assert.True(after.Store.NextSequence >= sequences, $"the next sequence is {after.Store.NextSequence}");
        Assert.True(after.Records.Accept(JournalUnderTest.RandomRecord(new Random(1), PeriodMs)), "the station stopped recording");
    }

    [Theory]
    [InlineData("run/m0")]
    [InlineData("run/m1")]
    [InlineData("run/m2")]
    [InlineData("journal/m00001")]
    public void What_a_damaged_file_held_is_admitted_as_lost(string path)
    {
        FlashChip chip = FillVolume(out long sequences);
        Damage(chip, path);

        var after = new JournalUnderTest(chip, 2);
        Assert.True(after.Records.SettleEarlierBoot());
        var there = SequencesOf(after);

        for (long sequence = 0; sequence < sequences; sequence++)
        {
            Assert.True(there.Contains(sequence) || IsAdmitted(after, sequence), $"sequence {sequence} is neither there nor admitted");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_without_content_or_of_absurd_length_stops_nothing(string path)
    {
        foreach (int bytes in new[] { 0, 1, 5_000 })
        {
            FlashChip chip = FillVolume(out _);
            Assert.Equal(FileStatus.Done, FlashVolume.Mount(chip).Replace(path, new byte[bytes]));

            var after = new JournalUnderTest(chip, 2);

            Assert.True(after.Records.Accept(JournalUnderTest.RandomRecord(new Random(1), PeriodMs)), "the station stopped recording");
        }
    }

    /// <summary>A block wears out when it is used, not only between two starts.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_block_that_becomes_unreadable_while_the_station_runs_stops_no_record(bool isFull)
    {
        FlashChip lived = isFull ? FullVolume.NewChip() : FillVolume(out _);
        int damaged = 0;
        for (int block = 2; block < lived.BlockCount; block++)
        {
            FlashChip chip = lived.Clone();
            var journal = new JournalUnderTest(chip, 2);
            journal.Records.Online = true;
            var random = new Random(1);
            for (int minute = 1; minute < 300; minute++)
            {
                if (minute == 100)
                {
                    chip.MakeUnreadable(block);
                }

                Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)), $"block {block}: record {minute} was refused");
                // What is refused is offered again a second later.
                bool accepted = minute % 60 != 0 || journal.AcceptAnchor(minute * PeriodMs) || journal.AcceptAnchor(minute * PeriodMs);
                Assert.True(accepted, $"block {block}: the event of minute {minute} was refused");
            }

            Assert.True(journal.Records.CloseOpenBlocks() || journal.Records.CloseOpenBlocks(), $"block {block}: the open block cannot be closed");
            HashSet<long> there = SequencesOf(journal);
            damaged += journal.Store.DamagedBlocks;
            for (long sequence = 0; sequence < journal.Store.NextSequence; sequence++)
            {
                Assert.True(there.Contains(sequence) || IsAdmitted(journal, sequence), $"block {block}: sequence {sequence} is neither there nor admitted");
            }
        }

        Assert.True(damaged > 0, "no block of a segment was hit");
    }

    [Fact]
    public void A_lost_head_of_a_full_large_volume_costs_no_block_also_beside_names_that_are_far_away()
    {
        var chip = new FlashChip(FlashGeometry.LargeVolumeBytes);
        var journal = new JournalUnderTest(chip, 1, columns: 64);
        var random = new Random(1);
        for (int minute = 1; journal.Store.SegmentCount < journal.Store.SegmentLimit; minute++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs, 64)));
        }

        int blocks = journal.ReadAll().Count;
        FlashVolume volume = FlashVolume.Mount(chip);
        Assert.Equal(FileStatus.Done, volume.Replace("journal/mFFFFF", new byte[100]));
        Assert.Equal(FileStatus.Done, volume.Replace("journal/m0FFFF", new byte[100]));
        Assert.Equal(FileStatus.Done, volume.Delete("journal/head"));

        var after = new JournalUnderTest(chip, 2, columns: 64);
        Assert.Equal(blocks, after.ReadAll().Count);
        Assert.Equal(journal.Store.SegmentLimit, after.Store.SegmentCount);
    }

    [Fact]
    public void A_volume_is_used_no_further_than_a_head_can_say()
    {
        Assert.Equal(SegmentSeries.CountLimit, new JournalLimits(16 * 1024 * 1024).SegmentLimit);
    }

    /// <summary>Somebody else may have used a name of ours before us: nothing of ours goes behind what is there.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(600)]
    [InlineData(20_000)]
    public void A_segment_begins_where_a_foreign_file_has_its_name(int bytes)
    {
        FlashChip chip = FillVolume(out _);
        FlashVolume volume = FlashVolume.Mount(chip);
        byte[] foreign = new byte[bytes];
        new Random(bytes).NextBytes(foreign);
        Assert.Equal(FileStatus.Done, volume.Replace("journal/m00002", foreign));
        Assert.Equal(FileStatus.Done, volume.Replace("journal/h00001", foreign));

        var journal = new JournalUnderTest(chip, 2);
        var random = new Random(1);
        for (int minute = 1; journal.Store.Series[0].Count < 3; minute++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)));
            Assert.True(minute % 60 != 0 || journal.Records.AcceptHour(JournalUnderTest.RandomHour(random, minute * PeriodMs)));
        }

        Assert.True(journal.Records.CloseOpenBlocks());
        Assert.Equal(journal.Store.NextBlock, journal.ReadAll().Count);
        Assert.Equal(0, journal.Ledger.Count);
    }

    /// <summary>Blocks that the platform has are passed over by their heads alone: one that is damaged may claim the records of those behind it.</summary>
    [Fact]
    public void A_damaged_head_that_is_passed_over_hides_no_block_behind_it()
    {
        const int RecordsOfFirstBlock = 6;
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        var journal = new JournalUnderTest(chip, 1);
        var random = new Random(3);
        for (int minute = 1; journal.Store.NextBlock < 4; minute++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)));
        }

        byte[] segment = new byte[journal.Files.Volume.LengthOf("journal/m00001")];
        journal.Files.Volume.Read("journal/m00001", 0, segment, out _);
        segment[RecordsOfFirstBlock] = 0x7F;
        Assert.Equal(FileStatus.Done, journal.Files.Volume.Replace("journal/m00001", segment));

        journal.Cursor.Rewind();
        var there = new List<long>();
        for (long from = 1; journal.Cursor.TryReadNext(from) is not null; from = journal.Cursor.Block + 1)
        {
            there.Add(journal.Cursor.Block);
        }

        Assert.Equal([1, 2, 3], there);
        journal.Cursor.Rewind();
        Assert.Equal(1, journal.Cursor.PeekNext(1));
    }

    /// <summary>One event, a block of minutes at least, and minutes in three tail files.</summary>
    private static FlashChip FillVolume(out long sequences)
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        var journal = new JournalUnderTest(chip, 1);
        journal.Records.Online = true;
        var random = new Random(3);
        Assert.True(journal.AcceptAnchor(1));
        for (int minute = 1; journal.Store.NextBlock < 2 || journal.Files.Volume.LengthOf("run/m2") <= BytesWithoutRows; minute++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)));
        }

        Assert.True(journal.Files.Volume.LengthOf("run/m3") <= BytesWithoutRows, "there are rows in a fourth tail file, so that the third is not the newest");
        sequences = journal.Store.NextSequence;
        return chip;
    }

    private static void Damage(FlashChip chip, string path)
    {
        FlashVolume volume = FlashVolume.Mount(chip);
        var content = new byte[Math.Max(volume.LengthOf(path), 32)];
        volume.Read(path, 0, content, out _);
        for (int i = 9; i < content.Length; i += 7)
        {
            content[i] ^= 0x5A;
        }

        Assert.Equal(FileStatus.Done, volume.Replace(path, content));
    }

    private static bool IsAdmitted(JournalUnderTest journal, long sequence)
    {
        for (int i = 0; i < journal.Ledger.Count; i++)
        {
            if (sequence >= journal.Ledger[i].FirstSequence && sequence <= journal.Ledger[i].LastSequence)
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<long> SequencesOf(JournalUnderTest journal)
    {
        var content = new Platform.Wire.MessageContent();
        var there = new HashSet<long>();
        foreach ((_, byte[] message) in journal.ReadAll())
        {
            Assert.True(Platform.Wire.Envelope.TryParse(message, out Platform.Wire.Envelope envelope));
            Assert.Equal(Platform.Wire.Fault.None, content.Decode(envelope.Payload));
            if (content.Kind == Platform.Wire.MessageKind.EventBlock)
            {
                there.Add(content.EventBlock.Header.FirstSequence);
            }
            else
            {
                there.UnionWith(Enumerable.Range(0, content.PeriodBlock.Count).Select(content.PeriodBlock.Sequence));
            }
        }

        return there;
    }
}
