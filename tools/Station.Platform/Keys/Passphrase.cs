using Microsoft.Win32.SafeHandles;
using System.Security.Cryptography;
using System.Text.Unicode;
using Station.Platform.Errors;

namespace Station.Platform.Keys;

/// <summary>
/// A passphrase, from a file that nobody else can read or from an open descriptor: never from an argument or the
/// environment, which other users and child processes can see.
/// </summary>
public sealed class Passphrase : IDisposable
{
    /// <summary>Bytes below which a new registry is not sealed with it.</summary>
    public const int ShortestBytes = 12;

    private const int LongestBytes = 1024;

    private readonly byte[] bytes;
    private readonly string source;

    private Passphrase(byte[] bytes, string source)
    {
        this.bytes = bytes;
        this.source = source;
    }

    internal ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>A passphrase that is at hand in the program itself.</summary>
    public static Passphrase Of(string text) => new(System.Text.Encoding.UTF8.GetBytes(text), "passphrase");

    /// <summary>Reads the first line of a file.</summary>
    /// <exception cref="PlatformException">The file cannot be read, or others can read it.</exception>
    public static Passphrase FromFile(string path) =>
        Read(path, () => PrivateFile.Read(path, LongestBytes, ErrorToken.PassphraseExposed));

    /// <summary>Reads the first line of what an open file descriptor gives.</summary>
    /// <exception cref="PlatformException">It cannot be read.</exception>
    public static Passphrase FromDescriptor(int descriptor) => Read($"descriptor {descriptor}", () =>
    {
        using var handle = new SafeFileHandle(descriptor, ownsHandle: false);
        using var stream = new FileStream(handle, FileAccess.Read, 1);
        return PrivateFile.ReadAll(stream, LongestBytes);
    });

    /// <exception cref="PlatformException">It is too short to protect keys.</exception>
    public void RequireStrength()
    {
        if (bytes.Length < ShortestBytes)
        {
            throw new PlatformException(ErrorToken.PassphraseWeak, source, $"the passphrase has fewer than {ShortestBytes} bytes");
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);

    private static Passphrase Read(string source, Func<byte[]> read)
    {
        byte[] content;
        try
        {
            content = read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new PlatformException(ErrorToken.PassphraseUnreadable, source, "the passphrase cannot be read", exception);
        }

        var end = content.AsSpan().IndexOfAny((byte)'\n', (byte)'\r');
        var line = end < 0 ? content : content[..end];
        return line.Length > 0 && Utf8.IsValid(line)
            ? new Passphrase(line, source)
            : throw new PlatformException(ErrorToken.PassphraseUnreadable, source, "there is no passphrase of UTF-8 in the first line");
    }
}
