using Station.Simulator.Environments;

namespace Station.Simulator.Models;

/// <summary>Rare faults of all kinds, spread by a seed.</summary>
public sealed class RandomFaults : ILineFaults
{
    private static readonly LineFault[] Kinds =
    [
        LineFault.Silence, LineFault.ChangedByte, LineFault.CutFrame, LineFault.NoiseBefore, LineFault.Interleaved, LineFault.InstrumentError,
    ];

    private readonly ulong seed;
    private readonly uint perMillion;

    public RandomFaults(ulong seed, int perMillion)
    {
        this.seed = seed;
        this.perMillion = (uint)perMillion;
    }

    public LineFault At(long trueMs, long frame)
    {
        ulong bits = SeededNoise.Bits(seed, frame);
        return bits % 1_000_000 < perMillion ? Kinds[(bits >> 32) % (ulong)Kinds.Length] : LineFault.None;
    }
}
