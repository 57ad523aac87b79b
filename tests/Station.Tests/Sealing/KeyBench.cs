using Station.Bytes;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Platform.Keys;
using Station.Sealing;

namespace Station.Tests.Sealing;

/// <summary>
/// One boot of the sealing room on a flash chip, with a journal that is played: it stores a row each minute and, now and then, appends to a segment, begins one and deletes one.
/// </summary>
internal sealed class KeyBench
{
    public const uint StationNumber = 9;
    public const byte Generation = 2;

    private const int MinuteMs = 60_000;
    private const int SegmentLimit = 36;
    private const int MinutesOfBlock = 30;

    private static readonly RegisteredStation Registered = new(StationNumber, Generation, "bench", [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    private readonly Random random;
    private readonly byte[] block = new byte[600];
    private readonly JournalCondition journal = new();
    private readonly int heldSegments;
    private int segment;
    private long minutes;

    /// <param name="chip">The flash; a key file must be on it (<see cref="NewChip"/>).</param>
    /// <param name="cutAtOperation">Flash operation at which the supply is cut; none below 0.</param>
    /// <param name="heldSegments">Segments that the played journal keeps.</param>
    /// <param name="limit">Segments that it might keep.</param>
    /// <param name="refusesAtStart">Whether flash refuses every change until the keys are loaded.</param>
    public KeyBench(FlashChip chip, long cutAtOperation = -1, int heldSegments = 12, int limit = SegmentLimit, bool refusesAtStart = false)
    {
        this.heldSegments = heldSegments;
        random = new Random((int)chip.Operations);
        Chip = chip;
        Files = new VirtualFileStore(new HalGate(new VirtualTime(0), new ExternalWatchdog(0)), chip);
        Files.Restart();
        segment = (Files.Volume.List("journal") ?? []).Select(name => Convert.ToInt32(name[1..], 16)).DefaultIfEmpty().Max();
        chip.CutAt(cutAtOperation);
        var gate = new HalGate(new VirtualTime(0), new ExternalWatchdog(0));
        Store = new KeyStore(Files, new VirtualChecksum(gate));
        Files.Refuses = () => refusesAtStart;
        Finding = Store.Load(StationNumber, Generation);
        Files.Refuses = null;
        Ring = Store.OpenRing(new VirtualMac(gate), new byte[KeyRing.KeyBytes]);
        Sweep = new KeySweep(Files, new byte[FlashGeometry.BlockBytes]);
        Keeper = new EpochKeeper(Store, Ring, Sweep);
        Sealer = new MessageSealer(Ring, new Envelope(Ring));
        journal.NextSequence = Store.BeganSequence;
        RoomBlocks = limit - heldSegments;
    }

    /// <summary>The platform's keys of this station.</summary>
    public static StationKeys PlatformKeys => new(Registered);

    public static KeyRegistry Registry => new([Registered]);

    public FlashChip Chip { get; }

    public VirtualFileStore Files { get; }

    public KeyStore Store { get; }

    public KeyFinding Finding { get; }

    public KeyRing Ring { get; }

    public KeySweep Sweep { get; }

    public EpochKeeper Keeper { get; }

    public MessageSealer Sealer { get; }

    public long NowMs { get; private set; }

    /// <summary>What the journal says about its room.</summary>
    public int RoomBlocks
    {
        get => journal.RoomBlocks;
        set => journal.RoomBlocks = value;
    }

    /// <summary>Highest epoch under which anything has been sealed; outlives a cut when it is handed on.</summary>
    public int HighestSealedEpoch { get; set; }

    /// <summary>Longest time for which the volume was held.</summary>
    public long LongestHoldMs { get; private set; }

    /// <summary>Files that were written and what became of it, as the played journal saw it.</summary>
    public int JournalRefusals { get; private set; }

    public bool JournalIsRefusing
    {
        get => journal.IsRefusing;
        set => journal.IsRefusing = value;
    }

    /// <summary>A formatted volume with the platform's files and a provisioned key.</summary>
    public static FlashChip NewChip(int volumeBytes = FlashGeometry.SmallVolumeBytes)
    {
        var chip = new FlashChip(volumeBytes);
        PlatformFiles.Install(FlashVolume.Mount(chip));
        var gate = new HalGate(new VirtualTime(0), new ExternalWatchdog(0));
        var files = new VirtualFileStore(gate, chip);
        files.Restart();
        Assert.True(new KeyStore(files, new VirtualChecksum(gate)).Provision(StationNumber, Generation, PlatformKeys.FirstChainKey));
        files.Replace("run/boots", [1, 0], 2);
        return chip;
    }

    /// <summary>Lets a day of records be there, so that a step is due.</summary>
    public void AddRecords(int count = EpochKeeper.RecordsOfEpoch) => journal.NextSequence += count;

    /// <summary>Runs for a time.</summary>
    public void RunFor(long ms)
    {
        for (long endMs = NowMs + ms; NowMs < endMs;)
        {
            StepOnce();
        }
    }

    /// <summary>Runs until the epoch is that one and nothing is left of those before.</summary>
    public void RunUntilSwept(int epoch)
    {
        for (long limitMs = NowMs + (3 * 3_600_000); Store.Epoch < epoch || Store.SweepMark != 0;)
        {
            Assert.True(NowMs < limitMs, $"epoch {Store.Epoch}, mark {Store.SweepMark}: the sweep to {epoch} does not end");
            StepOnce();
        }
    }

    /// <summary>One step of the keys when they are due, minutes in between, and a seal after it.</summary>
    public void StepOnce()
    {
        bool held = Keeper.HoldsVolume;
        long beforeMs = NowMs;
        long dueMs = Keeper.Step(NowMs, journal);
        NowMs = Math.Max(dueMs, NowMs + 1);
        LongestHoldMs = held ? LongestHoldMs + NowMs - beforeMs : LongestHoldMs;
        SealOne();
        if (NowMs / MinuteMs > minutes)
        {
            minutes = NowMs / MinuteMs;
            PlayMinute();
        }
    }

    private void SealOne()
    {
        byte[] tag = Sealer.TagOf([0x13], 0, 1);
        byte[] message = Sealer.MessageOf(Sealer.SealingKey, [0x13, .. tag], 0, 1, 1);
        int epoch = (message[12] << 16) | (message[13] << 8) | message[14];
        Assert.True(epoch >= HighestSealedEpoch, $"sealed under epoch {epoch} after {HighestSealedEpoch}");
        HighestSealedEpoch = epoch;
    }

    private void PlayMinute()
    {
        random.NextBytes(block);
        bool done = Done(Files.Replace("run/m0", block, 300));
        if (minutes % MinutesOfBlock == 0)
        {
            done &= Done(Files.Append($"journal/m{segment:X5}", block, block.Length));
            if (Files.Volume.LengthOf($"journal/m{segment:X5}") + block.Length > FlashGeometry.BlockBytes)
            {
                Files.Delete($"journal/m{++segment - heldSegments:X5}");
            }
        }

        JournalRefusals += done ? 0 : 1;
        journal.NewestMinuteEndMs = minutes * MinuteMs;
    }

    private static bool Done(FileStatus status) => status == FileStatus.Done;
}
