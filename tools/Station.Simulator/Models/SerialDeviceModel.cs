using Station.Hal.Simulated;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>What all devices on a serial line share: supply, faults, and the log of what the station took of each frame.</summary>
public abstract class SerialDeviceModel : ISerialDevice
{
    /// <summary>Frames that may be on their way at once: a full receiver of the shortest frames, and more.</summary>
    private const int FramesOnTheWay = 1_024;

    private readonly long[] tags = new long[FramesOnTheWay];
    private readonly TruthOutcome[][] outcomes;
    private readonly int[][] values;
    private readonly ReadingLog?[] logs;

    protected SerialDeviceModel(ILineFaults faults, params ReadingLog?[] logs)
    {
        Wire = new FaultyWire(faults);
        this.logs = logs;
        outcomes = logs.Select(_ => new TruthOutcome[FramesOnTheWay]).ToArray();
        values = logs.Select(_ => new int[FramesOnTheWay]).ToArray();
    }

    protected FaultyWire Wire { get; }

    /// <summary>True while the device has its supply.</summary>
    protected bool IsOn { get; private set; }

    public abstract void Advance(SerialLine line, long trueMs);

    public abstract void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs);

    public virtual void SetPower(bool on, long trueMs) => IsOn = on;

    public void Taken(long frameTag, long trueMs)
    {
        long tag = Math.Abs(frameTag);
        int slot = (int)(tag % FramesOnTheWay);
        if (tags[slot] != tag)
        {
            return;
        }

        if (frameTag < 0)
        {
            LogFailure(TruthOutcome.Damaged);
        }
        else
        {
            for (int i = 0; i < logs.Length; i++)
            {
                logs[i]?.Add(values[i][slot], outcomes[i][slot]);
            }
        }
    }

    /// <summary>Notes what the next frame will carry, before it is sent.</summary>
    protected void Carry(int quantity, int value, bool error = false) => Carry(quantity, value, error ? TruthOutcome.Error : TruthOutcome.Read);

    /// <summary>Notes what the next frame will carry, and as what the station must take it.</summary>
    protected void Carry(int quantity, int value, TruthOutcome outcome)
    {
        int slot = (int)(Wire.Frames % FramesOnTheWay);
        tags[slot] = Wire.Frames;
        outcomes[quantity][slot] = outcome;
        values[quantity][slot] = value;
    }

    /// <summary>Notes an occasion without a reading, for all quantities.</summary>
    protected void LogFailure(TruthOutcome outcome)
    {
        foreach (ReadingLog? log in logs)
        {
            log?.AddFailure(outcome);
        }
    }
}
