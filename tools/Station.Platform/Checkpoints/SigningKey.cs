using System.Security.Cryptography;
using System.Text;
using Station.Platform.Errors;
using Station.Platform.Keys;

namespace Station.Platform.Checkpoints;

/// <summary>The platform's key for checkpoints: ECDSA on P-256; the private half encrypted in its file, the public one in another.</summary>
public static class SigningKey
{
    private const int LongestFile = 16 << 10;

    /// <summary>Makes a key pair in two new files of PEM.</summary>
    /// <exception cref="PlatformException">A file is there already or cannot be written.</exception>
    public static void Create(string privatePath, string publicPath, Passphrase passphrase)
    {
        passphrase.RequireStrength();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var protection = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, SealedRegistry.Iterations);
        var privatePem = key.ExportEncryptedPkcs8PrivateKeyPem(Encoding.UTF8.GetString(passphrase.Bytes), protection);
        Write(publicPath, () =>
        {
            using var stream = new FileStream(publicPath, FileMode.CreateNew);
            stream.Write(Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem() + "\n"));
        });
        try
        {
            Write(privatePath, () => PrivateFile.Create(privatePath, Encoding.ASCII.GetBytes(privatePem + "\n")));
        }
        catch
        {
            File.Delete(publicPath);
            throw;
        }
    }

    /// <exception cref="PlatformException">The file is no such key, exposed, or encrypted with another passphrase.</exception>
    internal static ECDsa LoadPrivate(string path, Passphrase passphrase) => Load(
        path,
        () => PrivateFile.Read(path, LongestFile, ErrorToken.SigningKeyExposed),
        (key, pem) => key.ImportFromEncryptedPem(pem, Encoding.UTF8.GetString(passphrase.Bytes)));

    /// <exception cref="PlatformException">The file is no such key.</exception>
    internal static ECDsa LoadPublic(string path) => Load(
        path,
        () =>
        {
            using var stream = File.OpenRead(path);
            return PrivateFile.ReadAll(stream, LongestFile);
        },
        (key, pem) => key.ImportFromPem(pem));

    private static ECDsa Load(string path, Func<byte[]> read, Action<ECDsa, string> import)
    {
        var key = ECDsa.Create();
        try
        {
            import(key, Encoding.UTF8.GetString(read()));
            return key.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
                ? key
                : throw new CryptographicException("it is on another curve");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new PlatformException(ErrorToken.SigningKeyUnusable, path, $"the key cannot be used ({exception.Message})", exception);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private static void Write(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException(ErrorToken.CheckpointUnwritable, path, $"the key cannot be written ({exception.Message})", exception);
        }
    }
}
