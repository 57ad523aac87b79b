using System.Security.Cryptography;
using Station.Platform.Checkpoints;
using Station.Platform.Errors;
using Station.Platform.Keys;
using Station.Platform.Storage;
using Station.Platform.Tests.Encoding;
using Xunit;

namespace Station.Platform.Tests.Keys;

/// <summary>Checkpoints of the chains, signed and lodged with a third party.</summary>
public sealed class CheckpointTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private readonly TestStation station = new();
    private readonly TestDirectory directory = new();
    private readonly TestStore store;
    private readonly Passphrase passphrase = Passphrase.Of("signing passphrase");
    private readonly string privateKey;
    private readonly string publicKey;

    public CheckpointTests()
    {
        store = new TestStore(station);
        privateKey = directory.File("private.pem");
        publicKey = directory.File("public.pem");
        SigningKey.Create(privateKey, publicKey, passphrase);
    }

    public void Dispose()
    {
        store.Dispose();
        directory.Dispose();
        passphrase.Dispose();
    }

    [Fact]
    public void What_was_lodged_is_still_there_after_more_has_come()
    {
        var blocks = Chain(6);
        store.Write(blocks[1], blocks[2], blocks[3]);
        var lodged = Lodge();

        store.Write(blocks[0], blocks[4], blocks[5]);

        var head = Assert.Single(lodged.Heads);
        Assert.Equal((1, 3), (head.FirstBlock, head.LastBlock));
        Assert.Equal(Convert.ToHexStringLower(blocks[3].Message[^32..]), head.Tag);
        Assert.True(store.Read(reader => reader.Holds(head)));
        Assert.Equal((0, 5), store.Read(reader => reader.ReadChains().Select(chain => (chain.FirstBlock, chain.LastBlock)).Single()));
    }

    [Fact]
    public void A_chain_that_was_made_anew_or_cut_is_not_what_was_lodged()
    {
        var blocks = Chain(4);
        store.Write(blocks);
        var head = Assert.Single(Lodge().Heads);
        using var other = new TestStore(station);
        other.Write(blocks[0], Block(1, 99, blocks[0]), blocks[2], blocks[3]);
        using var shorter = new TestStore(station);
        shorter.Write(blocks[..3]);

        Assert.False(other.Read(reader => reader.Holds(head)));
        Assert.False(shorter.Read(reader => reader.Holds(head)));
    }

    [Fact]
    public void A_file_that_was_changed_does_not_verify()
    {
        store.Write(Chain(2));
        Lodge();
        var path = directory.File("checkpoint");
        var text = File.ReadAllText(path);
        var (otherPrivate, otherPublic) = (directory.File("other.pem"), directory.File("otherpublic.pem"));
        SigningKey.Create(otherPrivate, otherPublic, passphrase);

        Assert.NotNull(CheckpointFile.Read(path, publicKey));
        Assert.Null(CheckpointFile.Read(path, otherPublic));
        Assert.Null(CheckpointFile.Read(directory.File("changed", text.Replace("to 1 tag", "to 2 tag", StringComparison.Ordinal)), publicKey));
        AssertError("checkpoint-malformed", () => CheckpointFile.Read(directory.File("short", text[..^30]), publicKey)!);
        AssertError("checkpoint-malformed", () => CheckpointFile.Read(directory.File("empty", ""), publicKey)!);
        AssertError("checkpoint-malformed", () => CheckpointFile.Read(directory.File("spaced", text.Replace("to 1", "to  1", StringComparison.Ordinal)), publicKey)!);
        AssertError("checkpoint-missing", () => CheckpointFile.Read(directory.File("none"), publicKey)!);
        AssertError("signing-key-unusable", () => CheckpointFile.Read(path, path)!);
        AssertError("checkpoint-unwritable", () => Lodge());
    }

    [Fact]
    public void The_signing_key_is_encrypted_and_must_not_be_exposed()
    {
        using var wrong = Passphrase.Of("another passphrase");
        Assert.Contains("ENCRYPTED PRIVATE KEY", File.ReadAllText(privateKey));
        AssertError("signing-key-unusable", () => Sign(wrong));
        TestDirectory.SetMode(privateKey, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        AssertError("signing-key-exposed", () => Sign(passphrase));
        AssertError("checkpoint-unwritable", () => Create(privateKey, publicKey));
    }

    /// <summary>The signature is one that other programs understand: over the text before its line, DER.</summary>
    [Fact]
    public void The_signature_verifies_without_this_program()
    {
        store.Write(Chain(2));
        Lodge();
        var text = File.ReadAllText(directory.File("checkpoint"));
        var start = text.LastIndexOf("signature ", StringComparison.Ordinal);
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(publicKey));

        Assert.True(key.VerifyData(
            System.Text.Encoding.ASCII.GetBytes(text[..start]),
            Convert.FromBase64String(text[(start + 10)..].Trim()),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence));
    }

    private ChainCheckpoint Lodge()
    {
        var path = directory.File("checkpoint");
        CheckpointFile.Write(path, new ChainCheckpoint(Now, store.Read(reader => reader.ReadChains())), privateKey, passphrase);
        return CheckpointFile.Read(path, publicKey)!;
    }

    private object Sign(Passphrase with)
    {
        CheckpointFile.Write(directory.File("signed"), new ChainCheckpoint(Now, []), privateKey, with);
        return with;
    }

    private object Create(string privatePath, string publicPath)
    {
        SigningKey.Create(privatePath, publicPath, passphrase);
        return privatePath;
    }

    private RawMessage[] Chain(int count)
    {
        var blocks = new List<RawMessage>();
        for (var number = 0; number < count; number++)
        {
            blocks.Add(Block(number, number, blocks.LastOrDefault()));
        }

        return [.. blocks];
    }

    private RawMessage Block(int number, int value, RawMessage? before)
    {
        var previous = before is null ? 0 : TestStation.TagStart(before.Message);
        var block = TestPeriodBlock.Minutes(number, number, value);
        return station.Block((block with { Header = block.Header with { Previous = previous } }).ToPayload());
    }

    private static void AssertError(string token, Func<object> action) =>
        Assert.Equal(token, Assert.Throws<PlatformException>(action).Token);
}
