namespace System.Security.Cryptography;

public class HMACSHA256 : IDisposable
{
    internal HMACSHA256() => throw null;

    protected void Dispose(bool disposing) => throw null;

    public void Dispose() => throw null;

    public static byte[] HashData(byte[] key, byte[] source) => throw null;
}
