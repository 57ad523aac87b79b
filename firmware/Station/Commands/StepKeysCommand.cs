using Station.Bytes;
using Station.Sealing;

namespace Station.Commands;

/// <summary>Steps the chain key ahead of its time; answers the epoch that follows. Refused while an earlier key waits to be destroyed.</summary>
public sealed class StepKeysCommand : ICommand
{
    private readonly EpochKeeper epochs;

    public StepKeysCommand(EpochKeeper epochs) => this.epochs = epochs;

    public CommandCode Code => CommandCode.StepKeys;

    public CommandOutcome Begin(ByteReader arguments, ByteWriter effect, ByteWriter answer, long nowMs)
    {
        if (!arguments.Finished)
        {
            return CommandOutcome.BadArguments;
        }

        if (!epochs.CanStep)
        {
            return CommandOutcome.Busy;
        }

        effect.U24(epochs.Epoch);
        answer.Varint(epochs.Epoch + 1);
        return CommandOutcome.Done;
    }

    public bool CarryOut(ByteReader effect, long nowMs)
    {
        if (effect.U24() != epochs.Epoch)
        {
            return true;
        }

        epochs.RequestStep();
        return false;
    }
}
