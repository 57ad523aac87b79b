using System.Security.Cryptography;
using Station.Platform.Checkpoints;
using Station.Platform.Errors;
using Station.Platform.Keys;
using Xunit;

namespace Station.Platform.Tests.Fuzzing;

/// <summary>Registry files and checkpoints that were altered, and such that were sealed or signed again with the right key.</summary>
public class RegistryFuzzTests
{
    private const int Iterations = 10_000;

    private static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private readonly Mutator mutator = new(20261125);
    private readonly SortedDictionary<string, long> outcomes = [];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_altered_registry_throws_anything_else_or_opens_with_another_content(bool checkpoints)
    {
        var (content, form) = Content(checkpoints);
        using var passphrase = Passphrase.Of("correct horse battery");
        var original = SealedRegistry.Seal(content, form, passphrase, Iterations);
        var (key, bytes) = (original.DeriveKey(passphrase), original.ToBytes());
        for (var input = 0; input < FuzzScale.Inputs / 2; input++)
        {
            var altered = mutator.Change(bytes, bytes);
            Try(() =>
            {
                var parsed = SealedRegistry.Parse("registry", altered);
                Assert.Equal(content, parsed.Open(key, "registry"));
            });
        }

        Report($"altered registries of {form}", ["accepted", "registry-damaged", "registry-version"]);
    }

    /// <summary>The seal is broken first: whoever has no key can still recompute the digest.</summary>
    [Fact]
    public void No_registry_sealed_with_another_key_opens()
    {
        var (content, form) = Content(false);
        using var passphrase = Passphrase.Of("correct horse battery");
        var key = SealedRegistry.Seal(content, form, passphrase, Iterations).DeriveKey(passphrase);
        var forger = RandomNumberGenerator.GetBytes(32);
        var head = SealedRegistry.Seal(content, form, passphrase, Iterations);
        for (var input = 0; input < 1_000; input++)
        {
            var forged = SealedRegistry.Parse("registry", head.Reseal(mutator.Change(content, content), forger).ToBytes());
            Assert.Equal("registry-passphrase", Assert.Throws<PlatformException>(() => forged.Open(key, "registry")).Token);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_altered_content_that_is_sealed_again_throws_anything_else_or_is_accepted_in_a_form_that_does_not_come_back(bool checkpoints)
    {
        var (content, form) = Content(checkpoints);
        using var passphrase = Passphrase.Of("correct horse battery");
        var head = SealedRegistry.Seal(content, form, passphrase, Iterations);
        var key = head.DeriveKey(passphrase);
        for (var input = 0; input < FuzzScale.Inputs / 2; input++)
        {
            var file = head.Reseal(mutator.Change(content, content), key);
            Try(() =>
            {
                var parsed = new RegistryContentParser("registry", file.Open(key, "registry"), file.Form).Parse();
                var written = RegistryContentWriter.Write(parsed, form);
                Assert.Equal(written, RegistryContentWriter.Write(new RegistryContentParser("registry", written, form).Parse(), form));
                _ = parsed.Stations.Select(station => new StationKeys(station)).Count(keys => keys.Reaches(0));
            });
        }

        Report($"altered contents of {form}, sealed again", ["accepted", "registry-malformed"]);
    }

    [Fact]
    public void No_altered_plain_registry_throws_anything_else()
    {
        var stations = Stations();
        var text = RegistryContentWriter.Write(new RegistryContent(stations, []), RegistryForm.Plain);
        for (var input = 0; input < FuzzScale.Inputs; input++)
        {
            var altered = mutator.Change(text, text);
            Try(() => _ = new RegistryContentParser("registry", altered, RegistryForm.Plain).Parse());
        }

        Report("altered plain registries", ["accepted", "registry-malformed"]);
    }

    [Fact]
    public void No_altered_checkpoint_verifies_and_none_that_is_signed_again_is_accepted_in_another_form()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var heads = Enumerable.Range(1, 3).Select(number => new ChainHead((uint)number, 0, 0, number, Digest(number), Digest(-number)));
        var text = CheckpointText.Write(new ChainCheckpoint(Now, [.. heads]));
        var signed = Signed(text, key);
        for (var input = 0; input < FuzzScale.Inputs / 10; input++)
        {
            var altered = mutator.Change(signed, signed);
            Try(() => Assert.False(CheckpointFile.Parse("checkpoint", altered, key, out _) && !SameSignature(altered, signed), $"input {input}"));
        }

        for (var input = 0; input < FuzzScale.Inputs; input++)
        {
            var altered = mutator.Change(text, text);
            Assert.True(CheckpointText.Parse(altered) is not { } parsed || CheckpointText.Write(parsed).AsSpan().SequenceEqual(altered));
        }

        Report("altered checkpoints", ["accepted", "checkpoint-malformed"]);
    }

    /// <summary>A signature has other spellings in base64, of the same bytes; the text before it has none.</summary>
    private static bool SameSignature(ReadOnlySpan<byte> altered, ReadOnlySpan<byte> signed)
    {
        var start = signed.LastIndexOf("\nsignature "u8);
        return altered.Length > start && altered[..start].SequenceEqual(signed[..start]);
    }

    private static byte[] Signed(byte[] text, ECDsa key) =>
    [
        .. text, .. "signature "u8,
        .. System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))),
        (byte)'\n',
    ];

    private static string Digest(int seed) => Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(seed)));

    private static RegisteredStation[] Stations() =>
    [
        new(0x2A, 1, "屋顶 \"A\"", new byte[32]) { Revocation = new Revocation(7, null) },
        new(0x2B, 0, "Tower", new RootSecret(SHA256.HashData("b"u8), 400)) { Revocation = new Revocation(null, Now.ToUnixTimeMilliseconds()) },
    ];

    private static (byte[] Content, RegistryForm Form) Content(bool checkpoints)
    {
        var form = checkpoints ? RegistryForm.Checkpoints : RegistryForm.Roots;
        var stations = Stations().Select(station => checkpoints ? station with { Secret = new CheckpointSecret(9, new byte[32], new byte[32]) } : station);
        return (RegistryContentWriter.Write(new RegistryContent([.. stations], [new RegistryLogEntry(Now, "added")]), form), form);
    }

    private void Try(Action action)
    {
        var outcome = "accepted";
        try
        {
            action();
        }
        catch (PlatformException exception)
        {
            outcome = exception.Token;
        }

        outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
    }

    private void Report(string what, string[] expected)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {string.Join(", ", outcomes.Select(pair => $"{pair.Value} {pair.Key}"))}");
        Assert.Equal(expected, outcomes.Keys.Order());
    }
}
