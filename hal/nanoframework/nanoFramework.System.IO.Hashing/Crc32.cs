namespace System.IO.Hashing;

public class Crc32
{
    internal Crc32() => throw null;

    public static uint HashToUInt32(SpanByte source) => throw null;
}
