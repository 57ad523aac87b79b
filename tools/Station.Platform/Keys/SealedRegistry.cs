using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Station.Platform.Errors;

namespace Station.Platform.Keys;

/// <summary>
/// A registry as it lies in its file: a head that anybody can read, and the content sealed with AES-256-GCM under a key
/// drawn from a passphrase. Damage is told from a wrong passphrase by a digest over all of it.
/// </summary>
internal sealed class SealedRegistry
{
    public const string FormatPrefix = "station-registry-";

    /// <summary>OWASP's recommendation of 2023 for PBKDF2 with HMAC-SHA-256: a guess costs about a quarter of a second.</summary>
    public const int Iterations = 600_000;

    /// <summary>A head that asks for more would keep the tool busy for minutes; one that asks for less was not written by it.</summary>
    private const int MostIterations = 10_000_000;

    private const int FewestIterations = 10_000;
    private const string Format = FormatPrefix + "1";
    private const string Derivation = "PBKDF2-HMAC-SHA256";
    private const int SaltLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int KeyLength = 32;
    private const int NameCount = 8;

    private readonly int iterations;
    private readonly byte[] salt;
    private readonly byte[] nonce;
    private readonly byte[] sealedContent;

    private SealedRegistry(RegistryForm form, int iterations, byte[] salt, byte[] nonce, byte[] sealedContent)
    {
        Form = form;
        this.iterations = iterations;
        this.salt = salt;
        this.nonce = nonce;
        this.sealedContent = sealedContent;
    }

    /// <summary>What the content is said to hold; sealed with it.</summary>
    public RegistryForm Form { get; }

    /// <summary>Seals a content.</summary>
    public static SealedRegistry Seal(ReadOnlySpan<byte> content, RegistryForm form, Passphrase passphrase, int iterations = Iterations)
    {
        var head = new SealedRegistry(form, iterations, RandomNumberGenerator.GetBytes(SaltLength), [], []);
        return head.Reseal(content, head.DeriveKey(passphrase));
    }

    /// <summary>Seals another content under the same salt, with the key drawn from it.</summary>
    public SealedRegistry Reseal(ReadOnlySpan<byte> content, ReadOnlySpan<byte> key)
    {
        var newNonce = RandomNumberGenerator.GetBytes(NonceLength);
        var output = new byte[content.Length + TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(newNonce, content, output.AsSpan(0, content.Length), output.AsSpan(content.Length), Head());
        return new SealedRegistry(Form, iterations, salt, newNonce, output);
    }

    /// <summary>Draws the key from a passphrase: slow, so that guessing is slow.</summary>
    public byte[] DeriveKey(Passphrase passphrase) =>
        Rfc2898DeriveBytes.Pbkdf2(passphrase.Bytes, salt, iterations, HashAlgorithmName.SHA256, KeyLength);

    /// <exception cref="PlatformException">The key is not the one that it was sealed with, or somebody has altered it.</exception>
    public byte[] Open(ReadOnlySpan<byte> key, string path)
    {
        var content = new byte[sealedContent.Length - TagLength];
        try
        {
            using var cipher = new AesGcm(key, TagLength);
            cipher.Decrypt(nonce, sealedContent.AsSpan(0, content.Length), sealedContent.AsSpan(content.Length), content, Head());
            return content;
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new PlatformException(
                ErrorToken.RegistryPassphrase, path, "the passphrase is wrong, or somebody has altered the registry on purpose", exception);
        }
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("format", Format);
            writer.WriteString("holds", HoldsOf(Form));
            writer.WriteString("derivation", Derivation);
            writer.WriteNumber("iterations", iterations);
            writer.WriteString("salt", Convert.ToHexStringLower(salt));
            writer.WriteString("nonce", Convert.ToHexStringLower(nonce));
            writer.WriteBase64String("sealed", sealedContent);
            writer.WriteString("digest", Convert.ToHexStringLower(Digest()));
            writer.WriteEndObject();
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }

    /// <summary>The format that a file says to have; null when it is no JSON object with one.</summary>
    public static string? FormatOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("format")
                && reader.Read() && reader.TokenType == JsonTokenType.String
                    ? reader.GetString()
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <exception cref="PlatformException">It is of another version, or damaged.</exception>
    public static SealedRegistry Parse(string path, ReadOnlySpan<byte> bytes)
    {
        var format = FormatOf(bytes);
        if (format != Format)
        {
            throw new PlatformException(ErrorToken.RegistryVersion, path, $"the registry is of the format \"{format}\", not \"{Format}\"");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes.ToArray());
            var parsed = Parse(document.RootElement, out var digest);
            if (parsed is not null && digest.AsSpan().SequenceEqual(parsed.Digest()))
            {
                return parsed;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw Damaged(path, exception);
        }

        throw Damaged(path, null);
    }

    private static SealedRegistry? Parse(JsonElement root, out byte[] digest)
    {
        digest = Bytes(root, "digest");
        RegistryForm? form = Text(root, "holds") switch
        {
            "roots" => RegistryForm.Roots,
            "checkpoints" => RegistryForm.Checkpoints,
            _ => null,
        };
        if (form is null || root.GetPropertyCount() != NameCount || Text(root, "derivation") != Derivation
            || !root.TryGetProperty("iterations", out var count) || count.ValueKind != JsonValueKind.Number
            || !count.TryGetInt32(out var iterations) || iterations is < FewestIterations or > MostIterations)
        {
            return null;
        }

        var sealedContent = Convert.FromBase64String(Text(root, "sealed"));
        var parsed = new SealedRegistry(form.Value, iterations, Bytes(root, "salt"), Bytes(root, "nonce"), sealedContent);
        return parsed.salt.Length == SaltLength && parsed.nonce.Length == NonceLength && sealedContent.Length >= TagLength ? parsed : null;
    }

    private static string Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static byte[] Bytes(JsonElement root, string name) => Convert.FromHexString(Text(root, name));

    private static string HoldsOf(RegistryForm form) => form == RegistryForm.Roots ? "roots" : "checkpoints";

    private static PlatformException Damaged(string path, Exception? cause) =>
        new(ErrorToken.RegistryDamaged, path, "the registry is damaged", cause);

    /// <summary>What is sealed with the content although it can be read without the key.</summary>
    private byte[] Head() =>
        Encoding.ASCII.GetBytes($"{Format} {HoldsOf(Form)} {Derivation} {iterations} {Convert.ToHexStringLower(salt)}");

    private byte[] Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Head());
        hash.AppendData(nonce);
        hash.AppendData(sealedContent);
        return hash.GetHashAndReset();
    }
}
