using Station.Hal;

namespace Station.Sealing;

/// <summary>
/// Destroys what the raw flash still holds of earlier keys. Fillers are written into the directory of the keys until both blocks of its metadata have been erased; then a
/// temporary file takes every free block, since blocks that the directory has left keep their contents on the free list, and is deleted at once
/// (docs/key-format.md section 3). A few bytes or one block a step, so that no step stalls for longer than any other commit.
/// </summary>
public sealed class KeySweep
{
    /// <summary>
    /// The file that takes the free blocks. Not in the directory of the keys: each block costs a commit in its directory, and the less happens in that of the keys, the more seldom it moves.
    /// </summary>
    public const string Path = "run/sweep";

    /// <summary>The file that is written over and over; it stays, so that it needs to be created only once.</summary>
    public const string FillerPath = "keys/filler";

    /// <summary>Stays in the metadata log, whose limit is 512.</summary>
    public const int FillerBytes = 480;

    /// <summary>Nine of them are more than one block of the log can take, so twice as many erase both blocks wherever the log stood.</summary>
    public const int FillerCount = 18;

    /// <summary>How soon after a minute record was stored the volume may be held: the next one is far then.</summary>
    public const int WindowMs = 15_000;

    /// <summary>After that long the volume is given back, ready or not: the next minute record is near.</summary>
    public const int HoldLimitMs = 50_000;

    /// <summary>Blocks that the journal may want while the sweep takes what is known to be free: two segments, an append that copies, a directory that splits.</summary>
    public const int SpareBlocks = 8;

    /// <summary>A full volume refuses always, a passing failure does not.</summary>
    private const int RefusalsOfFull = 3;

    private const int BlockBytes = 4096;

    /// <summary>Each block of a file but the first begins with pointers to earlier ones: as many as its number can be halved, and one.</summary>
    private const int PointerBytes = 4;

    /// <summary>While there is room for others there is time: sensor bytes that arrive during a write may be lost.</summary>
    private const int UnhurriedPaceMs = 1_000;

    /// <summary>While the volume is held it matters that this ends; the loop has its turn in between.</summary>
    private const int HoldingPaceMs = 100;

    private const int FillerPaceMs = 250;

    private readonly IFileStore files;
    private readonly byte[] chunk;
    private int fillers;
    private int refusals;
    private long holdUntilMs;

    /// <summary>The file that took the free blocks may be there, of this boot or of the one before.</summary>
    private bool mayTakeRoom = true;

    /// <param name="files">The volume.</param>
    /// <param name="chunk">A flash block of anything but keys: what it says does not matter, only that it takes the place of what was there.</param>
    public KeySweep(IFileStore files, byte[] chunk)
    {
        this.files = files;
        this.chunk = chunk;
    }

    public bool IsRunning { get; private set; }

    /// <summary>Whether the sweep that ran last got to its end: no earlier key is in flash.</summary>
    public bool HasFinished { get; private set; }

    /// <summary>Nobody else should want room on the volume now: within less than a minute it will be there.</summary>
    public bool HoldsVolume { get; private set; }

    /// <summary>Blocks that the present or last sweep has taken.</summary>
    public int Blocks { get; private set; }

    public void Begin()
    {
        mayTakeRoom = true;
        IsRunning = true;
        HasFinished = false;
        fillers = 0;
        refusals = 0;
        Blocks = 0;
    }

    /// <summary>Does the next bit; returns when to be called again.</summary>
    public long Step(long nowMs, JournalCondition journal)
    {
        if (journal.IsRefusing)
        {
            GiveUp();
            return nowMs;
        }

        return fillers < FillerCount ? Fill(nowMs) : Grow(nowMs, journal);
    }

    /// <summary>Gives the volume back at once. The work begins anew another time.</summary>
    public void GiveUp()
    {
        if (IsRunning)
        {
            End(false);
        }
    }

    /// <summary>Deletes the file of a sweep that has ended, if it is still there. False when flash refuses that: until it goes nobody has room.</summary>
    public bool TryGiveBack()
    {
        if (mayTakeRoom)
        {
            FileStatus status = files.Delete(Path);
            mayTakeRoom = status != FileStatus.Done && status != FileStatus.NotFound;
        }

        return !mayTakeRoom;
    }

    /// <summary>Bytes that fill exactly one more block of a file which has that many: an append to a block that is not full would copy it.</summary>
    public static int ChunkBytes(int blocks)
    {
        int pointers = blocks == 0 ? 0 : 1;
        for (int rest = blocks; rest != 0 && (rest & 1) == 0; rest >>= 1)
        {
            pointers++;
        }

        return BlockBytes - pointers * PointerBytes;
    }

    private long Fill(long nowMs)
    {
        if (files.Replace(FillerPath, chunk, FillerBytes) != FileStatus.Done)
        {
            GiveUp();
            return nowMs;
        }

        fillers++;
        return nowMs + FillerPaceMs;
    }

    private long Grow(long nowMs, JournalCondition journal)
    {
        if (!HoldsVolume && Blocks >= journal.RoomBlocks - SpareBlocks)
        {
            if (nowMs > journal.NewestMinuteEndMs + WindowMs)
            {
                return nowMs + UnhurriedPaceMs;
            }

            HoldsVolume = true;
            holdUntilMs = journal.NewestMinuteEndMs + HoldLimitMs;
        }

        if (HoldsVolume && nowMs > holdUntilMs)
        {
            GiveUp();
            return nowMs;
        }

        return Take(nowMs);
    }

    private long Take(long nowMs)
    {
        // The platform reports a full volume as it reports any other failure.
        if (files.Append(Path, chunk, ChunkBytes(Blocks)) == FileStatus.Done)
        {
            Blocks++;
            refusals = 0;
        }
        else if (++refusals == RefusalsOfFull)
        {
            End(true);
            return nowMs;
        }

        return nowMs + (HoldsVolume ? HoldingPaceMs : UnhurriedPaceMs);
    }

    private void End(bool finished)
    {
        TryGiveBack();
        IsRunning = false;
        HoldsVolume = false;
        HasFinished = finished;
    }
}
