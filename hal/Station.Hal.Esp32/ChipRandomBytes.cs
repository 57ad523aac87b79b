using System;

namespace Station.Hal.Esp32;

/// <summary>
/// The chip's random generator, which is what the platform's Random draws from on ESP32. Its bytes are truly random while the radio is on and
/// unpredictable in practice before.
/// </summary>
public sealed class ChipRandomBytes : IRandomBytes
{
    private readonly Random random = new Random();

    public void Fill(byte[] buffer) => random.NextBytes(buffer);
}
