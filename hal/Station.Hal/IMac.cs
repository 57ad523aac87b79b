namespace Station.Hal;

/// <summary>HMAC-SHA-256, native on the device. Worst stall: 10 ms for 4 KiB.</summary>
public interface IMac
{
    /// <summary>The 32-byte tag over the whole of <paramref name="message"/>, in a new array, because the native call works that way.</summary>
    byte[] Compute(byte[] key, byte[] message);
}
