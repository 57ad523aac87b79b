using Station.Hal.Simulated.Flash;

namespace Station.Tests.Board;

/// <summary>What a chip did since this was made.</summary>
internal sealed class FlashCost
{
    private readonly FlashChip chip;
    private readonly long programmedBefore;
    private readonly long erasedBefore;

    public FlashCost(FlashChip chip)
    {
        this.chip = chip;
        programmedBefore = chip.BytesProgrammed;
        erasedBefore = chip.BlocksErased;
    }

    public double ProgrammedPerByte(long payloadBytes)
    {
        return (double)(chip.BytesProgrammed - programmedBefore) / payloadBytes;
    }

    public double ErasesPer(long records)
    {
        return (double)(chip.BlocksErased - erasedBefore) / records;
    }
}
