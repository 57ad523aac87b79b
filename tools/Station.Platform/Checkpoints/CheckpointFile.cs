using System.Security.Cryptography;
using System.Text;
using Station.Platform.Errors;
using Station.Platform.Keys;

namespace Station.Platform.Checkpoints;

/// <summary>
/// A checkpoint with its signature as the last line: ECDSA with SHA-256 over all bytes before that line, DER in base64, so
/// that common tools can verify it as well.
/// </summary>
public static class CheckpointFile
{
    private const int LongestLength = 64 << 20;

    private static ReadOnlySpan<byte> SignatureStart => "signature "u8;

    /// <summary>Signs a checkpoint and writes it into a new file.</summary>
    /// <exception cref="PlatformException">The key cannot be used, or the file cannot be written.</exception>
    public static void Write(string path, ChainCheckpoint checkpoint, string keyPath, Passphrase passphrase)
    {
        using var key = SigningKey.LoadPrivate(keyPath, passphrase);
        var text = CheckpointText.Write(checkpoint);
        var signature = key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var partial = path + ".partial";
        try
        {
            if (File.Exists(path))
            {
                throw new IOException("the file is there already");
            }

            File.WriteAllBytes(partial, [.. text, .. SignatureStart, .. Encoding.ASCII.GetBytes(Convert.ToBase64String(signature)), (byte)'\n']);
            File.Move(partial, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(partial);
            throw new PlatformException(ErrorToken.CheckpointUnwritable, path, $"the checkpoint cannot be written ({exception.Message})", exception);
        }
    }

    /// <summary>Reads a checkpoint whose signature verifies; null when it does not.</summary>
    /// <exception cref="PlatformException">File or key cannot be read or understood.</exception>
    public static ChainCheckpoint? Read(string path, string publicKeyPath)
    {
        using var key = SigningKey.LoadPublic(publicKeyPath);
        return Parse(path, ReadBytes(path), key, out var checkpoint) ? checkpoint : null;
    }

    /// <summary>Whether the signature verifies.</summary>
    /// <exception cref="PlatformException">It is no checkpoint.</exception>
    internal static bool Parse(string path, ReadOnlySpan<byte> bytes, ECDsa key, out ChainCheckpoint checkpoint)
    {
        var start = bytes.LastIndexOf("\nsignature "u8) + 1;
        var signature = new byte[128];
        var length = 0;
        var isForm = start > 0 && bytes[^1] == '\n'
            && Convert.TryFromBase64Chars(Encoding.ASCII.GetString(bytes[(start + SignatureStart.Length)..^1]), signature, out length);
        checkpoint = (isForm ? CheckpointText.Parse(bytes[..start]) : null)
            ?? throw new PlatformException(ErrorToken.CheckpointMalformed, path, "the file is no checkpoint");
        return key.VerifyData(bytes[..start], signature.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return PrivateFile.ReadAll(stream, LongestLength);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PlatformException(ErrorToken.CheckpointMissing, path, "there is no such checkpoint", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException(ErrorToken.CheckpointUnreadable, path, "the checkpoint cannot be read", exception);
        }
    }
}
