using System.Security.Cryptography;
using Station.Platform.Errors;

namespace Station.Platform.Keys;

/// <summary>
/// A registry file that somebody changes while a receiver works with it. What was added, handed over or revoked is taken without a restart; a file that cannot be used leaves
/// the registry that was read last in force, and is told once. Not for several threads at a time.
/// </summary>
public sealed class RegistryWatch : IDisposable
{
    /// <summary>Time between two looks at the file's size and time.</summary>
    public static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);

    /// <summary>So often it is read whatever its size and time say: both can be put back, and rights change without either.</summary>
    private static readonly TimeSpan ReadInterval = TimeSpan.FromMinutes(1);

    private readonly string? path;
    private readonly Passphrase? passphrase;
    private readonly TimeProvider clock;
    private (long Length, DateTime WrittenUtc) stamp;
    private byte[] digest;
    private long lookedAt;
    private long readAt;
    private string? told;

    /// <summary>Reads the file and begins to watch it.</summary>
    /// <param name="passphrase">What it is sealed with; disposed of with the watch. A plain one needs none.</param>
    /// <exception cref="PlatformException">The file is missing, unreadable, exposed, malformed, damaged or sealed otherwise.</exception>
    public RegistryWatch(string path, Passphrase? passphrase, TimeProvider clock)
    {
        (this.path, this.passphrase, this.clock) = (path, passphrase, clock);
        stamp = StampOf(path);
        lookedAt = readAt = clock.GetTimestamp();
        var bytes = RegistryFile.ReadBytes(path);
        digest = SHA256.HashData(bytes);
        Current = new KeyRegistry(RegistryFile.Parse(path, bytes, passphrase).Stations);
    }

    private RegistryWatch(KeyRegistry registry)
    {
        (Current, clock, digest) = (registry, TimeProvider.System, []);
    }

    /// <summary>What was read last and could be used.</summary>
    public KeyRegistry Current { get; private set; }

    /// <summary>Whether there is a file that may change.</summary>
    public bool IsOfFile => path is not null;

    /// <summary>A registry that never changes.</summary>
    public static RegistryWatch Fixed(KeyRegistry registry) => new(registry);

    /// <summary>Looks at the file, unless it just has.</summary>
    /// <param name="trouble">Why the file cannot be used; null when it can, or when that was told before.</param>
    /// <returns>The registry that is in force from now on; null when it is the one of before.</returns>
    public KeyRegistry? TakeChange(out PlatformException? trouble)
    {
        trouble = null;
        if (path is null || clock.GetElapsedTime(lookedAt) < LookInterval)
        {
            return null;
        }

        lookedAt = clock.GetTimestamp();
        var present = StampOf(path);
        if (present == stamp && clock.GetElapsedTime(readAt) < ReadInterval)
        {
            return null;
        }

        (stamp, readAt) = (present, lookedAt);
        try
        {
            return Read(path);
        }
        catch (PlatformException exception)
        {
            trouble = exception.Token == told ? null : exception;
            told = exception.Token;
            return null;
        }
    }

    public void Dispose() => passphrase?.Dispose();

    /// <summary>A file that is not there has a stamp of its own, which differs from every other.</summary>
    private static (long Length, DateTime WrittenUtc) StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : (-1, default);
    }

    /// <summary>The content as it is now; null when nothing of it has changed. What was refused is not read again before it changes.</summary>
    private KeyRegistry? Read(string file)
    {
        var bytes = RegistryFile.ReadBytes(file);
        var presentDigest = SHA256.HashData(bytes);
        if (presentDigest.AsSpan().SequenceEqual(digest))
        {
            return null;
        }

        (digest, told) = (presentDigest, null);
        return Current = new KeyRegistry(RegistryFile.Parse(file, bytes, passphrase).Stations);
    }
}
