using System.Diagnostics;
using Station.Platform.Errors;

namespace Station.Platform.Keys;

/// <summary>Registry files on disk: read by anyone who has the passphrase, changed by one at a time, never half-written.</summary>
public static class RegistryFile
{
    /// <summary>A hundred thousand stations take a third of it.</summary>
    private const int LongestLength = 64 << 20;

    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(50);

    /// <summary>Reads a registry of any form.</summary>
    /// <param name="passphrase">Null when none is given; a plain one needs none.</param>
    /// <exception cref="PlatformException">It is missing, exposed, malformed, damaged, of another version, or sealed otherwise.</exception>
    public static RegistryContent Read(string path, Passphrase? passphrase) => Parse(path, ReadBytes(path), passphrase);

    /// <summary>What the bytes of a registry of any form say.</summary>
    internal static RegistryContent Parse(string path, byte[] bytes, Passphrase? passphrase) =>
        SealedRegistry.FormatOf(bytes)?.StartsWith(SealedRegistry.FormatPrefix, StringComparison.Ordinal) == true
            ? Open(path, SealedRegistry.Parse(path, bytes), passphrase, out _)
            : new RegistryContentParser(path, bytes, RegistryForm.Plain).Parse();

    /// <summary>Reads the registry that holds the roots.</summary>
    /// <exception cref="PlatformException">As <see cref="Read"/>, or it does not hold roots.</exception>
    public static RegistryContent ReadRoots(string path, Passphrase? passphrase)
    {
        var sealedRegistry = Parse(path, ReadBytes(path), RegistryForm.Roots);
        return Open(path, sealedRegistry, passphrase, out _);
    }

    /// <summary>Changes the registry that holds the roots.</summary>
    /// <param name="mayCreate">Whether to begin with an empty one where there is none.</param>
    /// <exception cref="PlatformException">It cannot be read or written; it is as before then.</exception>
    public static void UpdateRoots(string path, Passphrase passphrase, bool mayCreate, Func<RegistryContent, RegistryContent> change) =>
        Update(path, passphrase, RegistryForm.Roots, mayCreate, change);

    /// <summary>Changes what a receiver is handed.</summary>
    /// <param name="mayCreate">Whether to begin with an empty one where there is none.</param>
    /// <exception cref="PlatformException">It cannot be read or written; it is as before then.</exception>
    public static void UpdateCheckpoints(string path, Passphrase passphrase, bool mayCreate, Func<RegistryContent, RegistryContent> change) =>
        Update(path, passphrase, RegistryForm.Checkpoints, mayCreate, change);

    private static void Update(string path, Passphrase passphrase, RegistryForm form, bool mayCreate, Func<RegistryContent, RegistryContent> change)
    {
        passphrase.RequireStrength();
        if (!mayCreate && !File.Exists(path))
        {
            throw new PlatformException(ErrorToken.RegistryMissing, path, "there is no such key registry");
        }

        using var held = Lock(path);
        SealedRegistry written;
        if (File.Exists(path))
        {
            var present = Parse(path, ReadBytes(path), form);
            var content = change(Open(path, present, passphrase, out var key));
            written = present.Reseal(RegistryContentWriter.Write(content, form), key);
        }
        else
        {
            written = SealedRegistry.Seal(RegistryContentWriter.Write(change(RegistryContent.Empty), form), form, passphrase);
        }

        try
        {
            PrivateFile.Replace(path, written.ToBytes());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException(ErrorToken.RegistryUnwritable, path, "the key registry cannot be written", exception);
        }
    }

    private static SealedRegistry Parse(string path, byte[] bytes, RegistryForm form)
    {
        var format = SealedRegistry.FormatOf(bytes);
        if (format?.StartsWith(SealedRegistry.FormatPrefix, StringComparison.Ordinal) != true)
        {
            throw new PlatformException(ErrorToken.RegistryOther, path, "the file is no sealed registry");
        }

        var parsed = SealedRegistry.Parse(path, bytes);
        return parsed.Form == form ? parsed : throw new PlatformException(ErrorToken.RegistryOther, path, OtherForm(form));
    }

    private static string OtherForm(RegistryForm expected) => expected == RegistryForm.Roots
        ? "the registry holds checkpoints, not roots"
        : "the registry holds roots, which no receiver must have";

    private static RegistryContent Open(string path, SealedRegistry sealedRegistry, Passphrase? passphrase, out byte[] key)
    {
        if (passphrase is null)
        {
            throw new PlatformException(ErrorToken.PassphraseMissing, path, "the registry is sealed with a passphrase");
        }

        key = sealedRegistry.DeriveKey(passphrase);
        return new RegistryContentParser(path, sealedRegistry.Open(key, path), sealedRegistry.Form).Parse();
    }

    internal static byte[] ReadBytes(string path)
    {
        try
        {
            return PrivateFile.Read(path, LongestLength, ErrorToken.RegistryExposed);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PlatformException(ErrorToken.RegistryMissing, path, "there is no such key registry", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException(ErrorToken.RegistryUnreadable, path, "the key registry cannot be read", exception);
        }
    }

    /// <summary>
    /// One changes at a time. The lock is a file of its own, which stays: the registry itself is replaced under it.
    /// </summary>
    private static FileStream Lock(string path)
    {
        var lockPath = PrivateFile.TargetOf(path) + ".lock";
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (Exception exception) when (exception is UnauthorizedAccessException or DirectoryNotFoundException)
            {
                throw new PlatformException(ErrorToken.RegistryUnwritable, path, "the key registry cannot be written", exception);
            }
            catch (IOException exception) when (waited.Elapsed > LockLimit)
            {
                throw new PlatformException(ErrorToken.RegistryBusy, path, "somebody else is changing the key registry", exception);
            }
            catch (IOException)
            {
                Thread.Sleep(LockPause);
            }
        }
    }
}
