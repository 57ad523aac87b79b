using System.Security.Cryptography;

namespace Station.Hal.Esp32;

/// <summary>The runtime's native HMAC.</summary>
public sealed class NativeMac : IMac
{
    public byte[] Compute(byte[] key, byte[] message) => HMACSHA256.HashData(key, message);
}
