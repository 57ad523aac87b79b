using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>Holds a world against a law, and notes in its findings what does not hold. What it holds true comes from the world, not from the firmware.</summary>
public abstract class Oracle(World world)
{
    protected World World { get; } = world;

    /// <summary>After whatever was due: runs millions of times, so it compares some numbers and no more.</summary>
    public virtual void AfterEvent()
    {
    }

    /// <summary>Once in a virtual minute.</summary>
    public virtual void EachMinute()
    {
    }

    /// <summary>When all faults are lifted and there was time enough since.</summary>
    public virtual void Finish(Settlement settlement)
    {
    }

    protected void Note(string law, string what) => World.Findings.Add(law, World.NowMs, what);
}
