namespace Station.Simulator.Models;

/// <summary>What goes wrong with one frame of a device.</summary>
public enum LineFault
{
    None,

    /// <summary>Nothing is sent.</summary>
    Silence,

    /// <summary>One byte arrives changed.</summary>
    ChangedByte,

    /// <summary>Only the first part arrives.</summary>
    CutFrame,

    /// <summary>Noise arrives before the frame.</summary>
    NoiseBefore,

    /// <summary>A cut frame arrives right before a whole one.</summary>
    Interleaved,

    /// <summary>The device reports an error of its own, in the way that its protocol has for that.</summary>
    InstrumentError,
}
