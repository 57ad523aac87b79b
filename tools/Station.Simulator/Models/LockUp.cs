namespace Station.Simulator.Models;

/// <summary>A sensor that hangs from some time on and says nothing more until its supply has been off.</summary>
public sealed class LockUp(long fromMs) : ILineFaults
{
    private bool isRevived;
    private bool isHung;

    /// <summary>The sensors' rail was switched.</summary>
    public void NoteSupply(bool on) => isRevived |= !on && isHung;

    public LineFault At(long trueMs, long frame)
    {
        isHung |= trueMs >= fromMs;
        return isHung && !isRevived ? LineFault.Silence : LineFault.None;
    }
}
