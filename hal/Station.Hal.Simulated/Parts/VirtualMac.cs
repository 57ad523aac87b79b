using System.Security.Cryptography;

namespace Station.Hal.Simulated;

/// <summary>HMAC-SHA-256 by the host's library.</summary>
public sealed class VirtualMac : IMac
{
    private readonly HalGate gate;

    public VirtualMac(HalGate gate)
    {
        this.gate = gate;
    }

    /// <inheritdoc/>
    public byte[] Compute(byte[] key, byte[] message)
    {
        gate.Enter(HalCall.Mac, message.Length);
        return HMACSHA256.HashData(key, message);
    }
}
