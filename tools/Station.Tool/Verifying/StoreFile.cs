namespace Station.Tool.Verifying;

/// <summary>Tells stores from archive files.</summary>
internal static class StoreFile
{
    /// <summary>Whether the file begins as a database does. A file that cannot be read is left to whoever opens it in earnest.</summary>
    public static bool IsStore(string path)
    {
        ReadOnlySpan<byte> beginning = "SQLite format 3\0"u8;
        Span<byte> read = stackalloc byte[beginning.Length];
        try
        {
            using FileStream file = File.OpenRead(path);
            return file.ReadAtLeast(read, read.Length, throwOnEndOfStream: false) == read.Length && read.SequenceEqual(beginning);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
