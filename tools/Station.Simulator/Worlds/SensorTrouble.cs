using Station.Simulator.Environments;
using Station.Simulator.Models;

namespace Station.Simulator.Worlds;

/// <summary>What goes wrong with one sensor at the moment: rare faults of its line, and one that it has with every frame.</summary>
public sealed class SensorTrouble(ulong seed) : ILineFaults
{
    private static readonly LineFault[] Kinds =
    [
        LineFault.Silence, LineFault.ChangedByte, LineFault.CutFrame, LineFault.NoiseBefore, LineFault.Interleaved, LineFault.InstrumentError,
    ];

    /// <summary>Frames in a million with a fault of any kind.</summary>
    public int PerMillion { get; set; }

    /// <summary>What happens to every frame.</summary>
    public LineFault Constant { get; set; }

    /// <summary>Frames of a serial sensor come later than usual, each by up to so much.</summary>
    public long LateUpToMs { get; set; }

    public long LateMs(long frame) => LateUpToMs == 0 ? 0 : (long)(SeededNoise.Bits(~seed, frame) % (ulong)(LateUpToMs + 1));

    public LineFault At(long trueMs, long frame)
    {
        if (Constant != LineFault.None || PerMillion == 0)
        {
            return Constant;
        }

        ulong bits = SeededNoise.Bits(seed, frame);
        return bits % 1_000_000 < (ulong)PerMillion ? Kinds[(bits >> 32) % (ulong)Kinds.Length] : LineFault.None;
    }
}
