using System.Buffers.Binary;
using System.Diagnostics;
using CsCheck;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Platform.Wire;

namespace Station.Tests.Journal;

/// <summary>Law 7: whatever bytes stand in the journal's files, with a checksum that is right or wrong, the station starts, reads, records on and throws nothing, in bounded time.</summary>
public sealed class HostileBytesTests
{
    private const long PeriodMs = 60_000;

    /// <summary>A start takes some milliseconds; one that looks for a million segments takes minutes.</summary>
    private const long BoundMs = 3_000;

    private static readonly long Volumes = TestScale.Full ? 20_000 : 1_200;

    private static readonly string[] Paths =
    [
        "run/m0", "run/m1", "run/m2", "run/m3", "run/m4", "run/h0",
        "journal/head", "journal/m00001", "journal/m00002", "journal/h00001", "journal/e00001", "journal/mFFFFF", "journal/m00100",
    ];

    private static readonly Gen<(int Path, Change Change, byte[] Bytes, (int At, byte Value)[] Changes)[]> Damages = Gen.Select(
        Gen.Int[0, Paths.Length - 1],
        Gen.Enum<Change>(),
        Gen.Frequency((6, Gen.Byte.Array[0, 600]), (1, Gen.Byte.Array[0, 9_000])),
        Gen.Select(Gen.Int[0, 600], Gen.Byte).Array[1, 6]).Array[1, 4];

    private enum Change
    {
        RandomBytes,
        RandomBytesWithChecksum,
        ChangedBytes,
        ChangedBytesWithChecksum,
    }

    [Fact]
    public void A_journal_of_any_bytes_starts_reads_and_records_on()
    {
        FlashChip lived = Live();
        Damages.Sample(
            damages =>
            {
                FlashChip chip = lived.Clone();
                FlashVolume volume = FlashVolume.Mount(chip);
                foreach ((int path, Change change, byte[] bytes, (int At, byte Value)[] changes) in damages)
                {
                    Damage(volume, Paths[path], change, bytes, changes);
                }

                AssertBounded(() => StartAndRecord(chip));
            },
            iter: Volumes);
    }

    [Fact]
    public void The_platforms_decoder_takes_any_bytes()
    {
        byte[][] sound = [.. new JournalUnderTest(Live(), 9).ReadAll().Select(block => PayloadOf(block.Message))];
        var content = new ThreadLocal<MessageContent>(() => new MessageContent());
        Gen.Select(Gen.Int[-1, sound.Length - 1], Gen.Byte.Array[0, 3_000], Gen.Select(Gen.Int[0, 3_000], Gen.Byte).Array[0, 5]).Sample(
            (index, bytes, changes) =>
            {
                byte[] payload = index < 0 ? bytes : [.. sound[index]];
                Alter(payload, changes);
                if (index < 0 && payload.Length > 0)
                {
                    payload[0] = (byte)(0x10 | ((payload[0] % 5) + 1));
                }

                AssertBounded(() => content.Value!.Decode(payload));
            },
            iter: TestScale.Full ? 500_000 : 20_000);
    }

    /// <summary>A few blocks of every kind, and rows in several tail files.</summary>
    private static FlashChip Live()
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        var journal = new JournalUnderTest(chip, 1);
        journal.Records.Online = true;
        var random = new Random(3);
        for (int minute = 1; minute < 420; minute++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)));
            if (minute % 30 == 0)
            {
                Assert.True(journal.Records.AcceptHour(JournalUnderTest.RandomHour(random, minute * PeriodMs)));
                Assert.True(journal.AcceptAnchor(minute * PeriodMs));
            }
        }

        return chip;
    }

    private static byte[] PayloadOf(byte[] message)
    {
        Assert.True(Envelope.TryParse(message, out Envelope envelope));
        return envelope.Payload.ToArray();
    }

    private static void AssertBounded(Action act)
    {
        long start = Stopwatch.GetTimestamp();
        act();
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 0, BoundMs);
    }

    /// <summary>What is accepted does not matter here: a head of a later version is left alone, and its station measures on.</summary>
    private static void StartAndRecord(FlashChip chip)
    {
        for (uint boot = 2; boot < 4; boot++)
        {
            var journal = new JournalUnderTest(chip, boot);
            var random = new Random(1);
            for (int minute = 1; minute < 70; minute++)
            {
                journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs));
            }

            journal.Records.AcceptHour(JournalUnderTest.RandomHour(random, PeriodMs));
            journal.AcceptAnchor(PeriodMs);
            journal.Records.CloseOpenBlocks();
            journal.ReadAll();
            journal.Records.SealLosses(PeriodMs);
        }
    }

    private static void Damage(FlashVolume volume, string path, Change change, byte[] bytes, (int At, byte Value)[] changes)
    {
        byte[] content = bytes;
        if (change is Change.ChangedBytes or Change.ChangedBytesWithChecksum)
        {
            content = new byte[Math.Max(0, volume.LengthOf(path))];
            volume.Read(path, 0, content, out _);
            Alter(content, changes);
        }

        if (change is Change.RandomBytesWithChecksum or Change.ChangedBytesWithChecksum)
        {
            bool isSegment = path.StartsWith("journal/", StringComparison.Ordinal) && path != "journal/head";
            PutChecksumRight(content, isSegment);
        }

        volume.Replace(path, content);
    }

    private static void Alter(byte[] content, (int At, byte Value)[] changes)
    {
        foreach ((int at, byte value) in changes)
        {
            if (content.Length > 0)
            {
                content[at % content.Length] = value;
            }
        }
    }

    /// <summary>Of a segment that of its first entry, with numbers of one byte each in its frame.</summary>
    private static void PutChecksumRight(byte[] content, bool isSegment)
    {
        const int ChecksumBytes = 4;
        const int BytesAroundPayload = 2 + 4 + 1 + 1 + 32 + ChecksumBytes;
        int end = content.Length;
        if (isSegment && end > BytesAroundPayload)
        {
            end = Math.Min(end, BinaryPrimitives.ReadUInt16BigEndian(content) + BytesAroundPayload);
        }

        if (end >= ChecksumBytes)
        {
            var checksum = new VirtualChecksum(new HalGate(new VirtualTime(0), new ExternalWatchdog(0)));
            BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(end - ChecksumBytes), checksum.Crc32(content, 0, end - ChecksumBytes));
        }
    }
}
