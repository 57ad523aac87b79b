using Station.Platform.Keys;
using Station.Platform.Storage;

namespace Station.Platform.Verification;

/// <summary>Verifies archive files without a store.</summary>
public static class FileVerification
{
    /// <summary>One verdict a line, in order.</summary>
    /// <exception cref="Errors.PlatformException">The file is missing, unreadable or malformed; thrown on reaching the place.</exception>
    public static IEnumerable<(long Line, RawMessage Message, Judgement Judgement)> Verify(string path, KeyRegistry registry)
    {
        var verifier = new Verifier(registry);
        long line = 0;
        foreach (var message in ArchiveFile.Read(path))
        {
            yield return (++line, message, verifier.Verify(message));
        }
    }
}
