using Station.Bytes;
using Station.Journal;
using Station.Uplink;

namespace Station.Commands;

/// <summary>Sends what flash still holds from a block on, whatever receipts say: <c>first varint</c>. Answers from which block on, and which it will not reach.</summary>
public sealed class ResendCommand : ICommand
{
    private readonly BlockStore store;
    private readonly BlockDelivery blocks;

    public ResendCommand(BlockStore store, BlockDelivery blocks)
    {
        this.store = store;
        this.blocks = blocks;
    }

    public CommandCode Code => CommandCode.Resend;

    public CommandOutcome Begin(ByteReader arguments, ByteWriter effect, ByteWriter answer, long nowMs)
    {
        long first = arguments.Varint();
        if (!arguments.Finished)
        {
            return CommandOutcome.BadArguments;
        }

        if (first >= store.NextBlock)
        {
            return CommandOutcome.BadValue;
        }

        first = first > store.OldestHeldBlock ? first : store.OldestHeldBlock;
        effect.Varint(first);
        answer.Varint(first);
        answer.Varint(store.NextBlock);
        return CommandOutcome.Done;
    }

    public bool CarryOut(ByteReader effect, long nowMs)
    {
        long first = effect.Varint();
        if (!store.Unpublish(first))
        {
            return false;
        }

        blocks.ResendFrom(first, nowMs);
        return true;
    }
}
