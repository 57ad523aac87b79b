namespace Station.Hal.Simulated.Flash;

/// <summary>
/// A NOR flash: blocks are erased to ones, pages are programmed once after that, everything is counted, and the supply can
/// go away before any single operation. What it holds is what survives.
/// </summary>
public sealed class FlashChip
{
    private const byte Erased = 0xFF;

    private readonly byte[] image;
    private readonly int[] erasesOfBlock;
    private readonly bool[] unreadable;
    private long cutAtOperation = -1;
    private bool isDead;

    public FlashChip(int volumeBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(volumeBytes % FlashGeometry.BlockBytes, 0);
        image = new byte[volumeBytes];
        Array.Fill(image, Erased);
        BlockCount = volumeBytes / FlashGeometry.BlockBytes;
        erasesOfBlock = new int[BlockCount];
        unreadable = new bool[BlockCount];
    }

    private FlashChip(FlashChip original)
    {
        image = (byte[])original.image.Clone();
        erasesOfBlock = (int[])original.erasesOfBlock.Clone();
        unreadable = (bool[])original.unreadable.Clone();
        BlockCount = original.BlockCount;
        Operations = original.Operations;
        BytesProgrammed = original.BytesProgrammed;
        BlocksErased = original.BlocksErased;
        BytesRead = original.BytesRead;
    }

    /// <summary>Blocks of the volume.</summary>
    public int BlockCount { get; }

    /// <summary>Programs and erases done so far: the places at which power can be cut.</summary>
    public long Operations { get; private set; }

    /// <summary>Bytes programmed so far, in whole pages.</summary>
    public long BytesProgrammed { get; private set; }

    /// <summary>Blocks erased so far.</summary>
    public long BlocksErased { get; private set; }

    /// <summary>Bytes that the file system has read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The raw contents, old ones included until their block is erased.</summary>
    public ReadOnlySpan<byte> Image => image;

    /// <summary>How often each block has been erased.</summary>
    public ReadOnlySpan<int> Wear => erasesOfBlock;

    /// <summary>When set, a cut leaves the operation half done, with noise, instead of not done.</summary>
    public SeededRandom? TornBy { get; set; }

    /// <summary>Runs before each program and erase: a <see cref="Clone"/> made in it holds what a cut at this operation leaves.</summary>
    public event Action? Operating;

    /// <summary>Cuts the supply at the operation with this number (see <see cref="Operations"/>), which then does not happen.</summary>
    public void CutAt(long operation)
    {
        cutAtOperation = operation;
    }

    /// <summary>The supply is gone: every operation throws until <see cref="PowerUp"/>.</summary>
    public void PowerDown()
    {
        isDead = true;
    }

    /// <summary>The supply is back, and no cut is planned.</summary>
    public void PowerUp()
    {
        isDead = false;
        cutAtOperation = -1;
    }

    /// <summary>A copy with the same contents, wear and counters, on which an experiment can be made.</summary>
    public FlashChip Clone()
    {
        return new FlashChip(this);
    }

    /// <summary>Gives the chip the contents of another, as who swaps or restores it does. Wear and counters stay. Only while the board is off.</summary>
    public void CopyFrom(FlashChip other)
    {
        other.image.CopyTo(image, 0);
        other.unreadable.CopyTo(unreadable, 0);
        Torn = null;
    }

    /// <summary>What a torn write has left, until the next mount shows it.</summary>
    internal TornFile? Torn { get; set; }

    /// <summary>Makes a block unreadable, as a worn-out one is, until it is erased.</summary>
    public void MakeUnreadable(int block)
    {
        unreadable[block] = true;
    }

    /// <summary>Flips one bit.</summary>
    public void FlipBit(int byteOffset, int bit)
    {
        image[byteOffset] ^= (byte)(1 << bit);
    }

    /// <summary>Whether a pattern is anywhere in the raw contents.</summary>
    public bool Holds(ReadOnlySpan<byte> pattern)
    {
        return Image.IndexOf(pattern) >= 0;
    }

    internal bool IsReadable(int block)
    {
        return !unreadable[block];
    }

    /// <summary>A block's contents; whoever really reads them says so by <see cref="CountRead"/>.</summary>
    internal ReadOnlySpan<byte> Block(int block)
    {
        return image.AsSpan(block * FlashGeometry.BlockBytes, FlashGeometry.BlockBytes);
    }

    internal void CountRead(int bytes)
    {
        BytesRead += bytes;
    }

    internal void Erase(int block)
    {
        Span<byte> target = image.AsSpan(block * FlashGeometry.BlockBytes, FlashGeometry.BlockBytes);
        if (IsCut())
        {
            TornBy?.Fill(target[..TornBy.Below(target.Length)]);
            throw new PowerCutException();
        }

        target.Fill(Erased);
        unreadable[block] = false;
        erasesOfBlock[block]++;
        BlocksErased++;
    }

    /// <summary>Programs whole pages that must have been erased before; each page is an operation.</summary>
    internal void Program(int block, int offset, ReadOnlySpan<byte> pages)
    {
        for (; pages.Length > 0; pages = pages[FlashGeometry.PageBytes..], offset += FlashGeometry.PageBytes)
        {
            Span<byte> target = image.AsSpan(block * FlashGeometry.BlockBytes + offset, FlashGeometry.PageBytes);
            if (target.ContainsAnyExcept(Erased))
            {
                throw new InvalidOperationException($"Block {block} is programmed at {offset} without having been erased.");
            }

            if (IsCut())
            {
                Tear(target, pages[..FlashGeometry.PageBytes]);
                throw new PowerCutException();
            }

            pages[..FlashGeometry.PageBytes].CopyTo(target);
            BytesProgrammed += FlashGeometry.PageBytes;
        }
    }

    private bool IsCut()
    {
        if (!isDead && Operations != cutAtOperation)
        {
            Operating?.Invoke();
            Operations++;
            return false;
        }

        bool wasDead = isDead;
        isDead = true;
        return wasDead ? throw new PowerCutException() : true;
    }

    private void Tear(Span<byte> target, ReadOnlySpan<byte> page)
    {
        if (TornBy is null)
        {
            return;
        }

        int whole = TornBy.Below(page.Length);
        page[..whole].CopyTo(target);
        TornBy.Fill(target.Slice(whole, TornBy.Below(page.Length - whole)));
    }
}
