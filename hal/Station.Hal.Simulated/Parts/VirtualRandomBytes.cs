namespace Station.Hal.Simulated;

/// <summary>The chip's random generator, replaced by a seeded one that goes on across boots.</summary>
public sealed class VirtualRandomBytes : IRandomBytes
{
    private readonly HalGate gate;
    private readonly SeededRandom random;

    public VirtualRandomBytes(HalGate gate, ulong seed)
    {
        this.gate = gate;
        random = new SeededRandom(seed);
    }

    /// <inheritdoc/>
    public void Fill(byte[] buffer)
    {
        gate.Enter(HalCall.Random, buffer.Length);
        random.Fill(buffer);
    }
}
