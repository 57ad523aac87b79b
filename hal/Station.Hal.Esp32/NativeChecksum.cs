using System;
using System.IO.Hashing;

namespace Station.Hal.Esp32;

/// <summary>The CRC-32 in the chip's ROM.</summary>
public sealed class NativeChecksum : IChecksum
{
    public uint Crc32(byte[] data, int offset, int count) =>
        System.IO.Hashing.Crc32.HashToUInt32(new SpanByte(data, offset, count));
}
