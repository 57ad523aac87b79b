using System.Buffers.Binary;
using System.Numerics;

namespace Station.Hal.Simulated.Flash;

/// <summary>
/// The content of larger files: blocks of which each but the first begins with pointers back, to the block before it and, as far as
/// its number is divisible by two, to those 2, 4, 8 ... before it. Nothing is ever changed in place.
/// </summary>
internal static class BlockChain
{
    /// <summary>Stands for a block that cannot be found any more.</summary>
    public const int NoBlock = -1;

    private const int PointerBytes = sizeof(int);

    /// <summary>Which block of a file holds a byte, and where in it.</summary>
    public static (int Index, int Offset) Locate(int position)
    {
        int index = 0;
        int headBytes = 0;
        while (position >= FlashGeometry.BlockBytes - headBytes)
        {
            position -= FlashGeometry.BlockBytes - headBytes;
            index++;
            headBytes = HeadBytes(index);
        }

        return (index, headBytes + position);
    }

    /// <summary>
    /// Adds bytes behind the first <paramref name="sizeBytes"/> of a file. The last block, when it is not full, is copied to a fresh one first,
    /// because the old content must survive until the commit. Null when no block is free.
    /// </summary>
    public static int[]? Append(FlashChip chip, BlockAllocator allocator, int[] blocks, int sizeBytes, ReadOnlySpan<byte> data)
    {
        var result = new List<int>(blocks);
        var content = new byte[FlashGeometry.BlockBytes];
        int filled = FlashGeometry.BlockBytes;
        if (sizeBytes > 0)
        {
            filled = Locate(sizeBytes - 1).Offset + 1;
        }

        if (filled < FlashGeometry.BlockBytes)
        {
            chip.Block(blocks[^1])[..filled].CopyTo(content);
            chip.CountRead(filled);
            result.RemoveAt(result.Count - 1);
        }

        while (data.Length > 0)
        {
            int block = allocator.Allocate();
            if (block < 0)
            {
                return null;
            }

            if (filled == FlashGeometry.BlockBytes)
            {
                filled = WritePointers(content, result);
            }

            int count = Math.Min(data.Length, FlashGeometry.BlockBytes - filled);
            data[..count].CopyTo(content.AsSpan(filled));
            data = data[count..];
            filled += count;
            Program(chip, block, content, filled);
            result.Add(block);
        }

        return result.ToArray();
    }

    /// <summary>Reads bytes of a file. False when a block cannot be read.</summary>
    public static bool Read(FlashChip chip, MetadataEntry entry, int position, Span<byte> into)
    {
        while (into.Length > 0)
        {
            (int index, int offset) = Locate(position);
            if (!IsReadable(chip, entry.Blocks[index]))
            {
                return false;
            }

            int count = Math.Min(into.Length, FlashGeometry.BlockBytes - offset);
            chip.Block(entry.Blocks[index]).Slice(offset, count).CopyTo(into);
            int firstPage = offset / FlashGeometry.PageBytes * FlashGeometry.PageBytes;
            chip.CountRead(FlashGeometry.ToPages(offset + count) - firstPage + CountHops(entry.Blocks.Length - 1, index) * FlashGeometry.PageBytes);
            into = into[count..];
            position += count;
        }

        return true;
    }

    /// <summary>Whether bytes can be added: the last block, which is copied for that, must be readable.</summary>
    public static bool CanAppend(FlashChip chip, MetadataEntry entry)
    {
        return entry.Kind != EntryKind.Blocks || IsReadable(chip, entry.HeadBlock);
    }

    /// <summary>
    /// Follows the pointers from the last block to the first. Blocks to which they do not lead are <see cref="NoBlock"/>; one that they lead to is the file's, readable or not.
    /// </summary>
    public static int[] Follow(FlashChip chip, int headBlock, int sizeBytes)
    {
        int[] blocks = new int[Locate(sizeBytes - 1).Index + 1];
        Array.Fill(blocks, NoBlock);
        int block = headBlock;
        for (int i = blocks.Length - 1; i >= 0 && block >= 0 && block < chip.BlockCount; i--)
        {
            blocks[i] = block;
            block = chip.IsReadable(block) ? BinaryPrimitives.ReadInt32LittleEndian(chip.Block(block)) : NoBlock;
        }

        return blocks;
    }

    private static bool IsReadable(FlashChip chip, int block)
    {
        return block >= 0 && block < chip.BlockCount && chip.IsReadable(block);
    }

    private static int HeadBytes(int index)
    {
        return index == 0 ? 0 : PointerBytes * (BitOperations.TrailingZeroCount(index) + 1);
    }

    private static int WritePointers(Span<byte> content, List<int> blocks)
    {
        int index = blocks.Count;
        int headBytes = HeadBytes(index);
        for (int i = 0; i < headBytes / PointerBytes; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(content[(i * PointerBytes)..], blocks[index - (1 << i)]);
        }

        return headBytes;
    }

    private static void Program(FlashChip chip, int block, Span<byte> content, int filled)
    {
        int padded = FlashGeometry.ToPages(filled);
        content[filled..padded].Fill(0xFF);
        chip.Erase(block);
        chip.Program(block, 0, content[..padded]);
        chip.CountRead(padded);
    }

    /// <summary>Pointers that are followed from one block of a file back to another.</summary>
    private static int CountHops(int from, int to)
    {
        int hops = 0;
        for (; from > to; hops++)
        {
            int longest = BitOperations.Log2((uint)(from - to));
            from -= 1 << Math.Min(longest, BitOperations.TrailingZeroCount(from));
        }

        return hops;
    }
}
