using Station.Platform.Errors;
using Station.Platform.Keys;
using Xunit;

namespace Station.Platform.Tests.Keys;

/// <summary>Sealed registries on disk.</summary>
public sealed class RegistryFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private readonly TestDirectory directory = new();
    private readonly Passphrase passphrase = Passphrase.Of("correct horse battery");
    private readonly string path;

    public RegistryFileTests() => path = directory.File("registry.json");

    public void Dispose()
    {
        directory.Dispose();
        passphrase.Dispose();
    }

    [Fact]
    public void What_was_added_revoked_and_handed_over_comes_back_and_no_key_lies_there_in_clear()
    {
        Add(0x2A);
        var root = ((RootSecret)Assert.Single(Read().Stations).Secret).Root;
        RegistryFile.UpdateRoots(path, passphrase, false, content => RegistryActions.Revoke(content, path, 0x2A, 0, new Revocation(17, null), Now));
        RegistryFile.UpdateRoots(path, passphrase, false, content => RegistryActions.HandOver(content, path, 0x2A, 0, 5, "receiver", Now, out _));

        var station = Assert.Single(Read().Stations);

        Assert.Equal(root, ((RootSecret)station.Secret).Root);
        Assert.Equal(5, ((RootSecret)station.Secret).ReachedEpoch);
        Assert.Equal(new Revocation(17, null), station.Revocation);
        Assert.Equal(
            ["added 0000002a generation 0: new", "revoked 0000002a generation 0 from block 17", "handed over 0000002a generation 0 at epoch 5 to receiver"],
            Read().Log.Select(entry => entry.What));
        Assert.All(Read().Log, entry => Assert.Equal(Now, entry.Time));
        var text = File.ReadAllText(path);
        Assert.DoesNotContain(Convert.ToHexStringLower(root), text);
        Assert.Equal(-1, File.ReadAllBytes(path).AsSpan().IndexOf(root));
        Assert.DoesNotContain("Roof", text);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, TestDirectory.ModeOf(path));
        Assert.DoesNotContain(directory.Names, name => name.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public void A_receiver_is_handed_what_verifies_later_epochs_and_never_the_root()
    {
        Add(0x2A);
        RegisteredStation? given = null;
        RegistryFile.UpdateRoots(path, passphrase, false, content => RegistryActions.HandOver(content, path, 0x2A, 0, 700, "receiver", Now, out given));
        var receiver = directory.File("receiver.json");
        using var other = Passphrase.Of("another receiver phrase");
        RegistryFile.UpdateCheckpoints(receiver, other, true, content => RegistryActions.Take(content, given!, Now));

        var secret = Assert.IsType<CheckpointSecret>(Assert.Single(KeyRegistry.Load(receiver, other).Stations).Secret);

        var keys = new StationKeys(Assert.Single(Read().Stations));
        Assert.Equal(700, secret.Epoch);
        Assert.Equal(keys.ChainKey(700), secret.ChainKey);
        Assert.Equal(keys.CommandKey, secret.CommandKey);
        AssertError("registry-other", () => RegistryFile.ReadRoots(receiver, other));
        AssertError("registry-other", () => Update(receiver, other));
        AssertError("registry-epoch", () => Change(content => RegistryActions.HandOver(content, path, 0x2A, 0, 700 + 4097, "receiver", Now, out _)));
    }

    [Fact]
    public void Each_way_of_being_unusable_has_its_token()
    {
        Add(0x2A);
        var sound = File.ReadAllText(path);
        using var wrong = Passphrase.Of("not the passphrase");

        AssertError("registry-passphrase", () => RegistryFile.Read(path, wrong));
        AssertError("passphrase-missing", () => RegistryFile.Read(path, null));
        AssertError("registry-missing", () => RegistryFile.Read(path + "x", passphrase));
        AssertError("registry-damaged", () => ReadText(sound[..(sound.Length / 2)]));
        AssertError("registry-damaged", () => ReadText(sound.Replace("\"salt\": \"", "\"salt\": \"0", StringComparison.Ordinal)));
        AssertError("registry-damaged", () => ReadText(sound.Replace("600000", "600001", StringComparison.Ordinal)));
        AssertError("registry-damaged", () => ReadText(sound.Replace("\"roots\"", "\"checkpoints\"", StringComparison.Ordinal)));
        AssertError("registry-version", () => ReadText(sound.Replace("station-registry-1", "station-registry-2", StringComparison.Ordinal)));
        AssertError("registry-malformed", () => ReadText("{\"format\": \"other\"}"));
        AssertError("registry-malformed", () => ReadText(""));
        AssertError("registry-station-present", () => Add(0x2A, 0));
        AssertError("registry-station-absent", () => Change(content => RegistryActions.Revoke(content, path, 0x2B, 0, new Revocation(0, null), Now)));
        using var weak = Passphrase.Of("short");
        AssertError("passphrase-weak", () => Update(directory.File("new"), weak));
        AssertError("registry-unwritable", () => Update(directory.File("none/registry.json"), passphrase));
        Assert.Equal(sound, File.ReadAllText(path));
        TestDirectory.SetMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        AssertError("registry-exposed", () => RegistryFile.Read(path, passphrase));
    }

    /// <summary>Whoever can write the file but has no passphrase can recompute the digest; the seal still holds.</summary>
    [Fact]
    public void A_head_that_was_altered_on_purpose_opens_nothing()
    {
        var content = RegistryContentWriter.Write(RegistryContent.Empty, RegistryForm.Roots);
        var roots = SealedRegistry.Seal(content, RegistryForm.Roots, passphrase, 10_000);
        var key = roots.DeriveKey(passphrase);
        var checkpoints = SealedRegistry.Seal(content, RegistryForm.Checkpoints, passphrase, 10_000);

        Assert.Equal(content, roots.Open(key, path));
        AssertError("registry-passphrase", () => checkpoints.Open(key, path));
    }

    [Fact]
    public async Task Stations_added_at_the_same_time_are_all_there()
    {
        var adding = Enumerable.Range(0, 6).Select(number => Task.Run(() => Add((uint)number)));

        await Task.WhenAll(adding);

        Assert.Equal(6, Read().Stations.Count);
        Assert.Equal(6, Read().Log.Count);
    }

    [Fact]
    public void A_link_to_the_registry_stays_one_and_has_the_registry_s_lock()
    {
        Add(0x2A);
        var link = directory.File("link.json");
        File.CreateSymbolicLink(link, path);

        Update(link, passphrase);

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Single(Read().Stations);
        Assert.DoesNotContain("link.json.lock", directory.Names);
    }

    [Fact]
    public void A_generation_follows_the_last_one_until_none_is_left()
    {
        Add(0x2A);
        Add(0x2A, 254);
        Add(0x2A);

        Assert.Equal([0, 254, 255], Read().Stations.Select(station => (int)station.Generation).Order());
        AssertError("registry-station-present", () => Add(0x2A));
    }

    [Fact]
    public void A_passphrase_comes_from_a_file_that_nobody_else_can_read_or_from_a_descriptor()
    {
        var file = directory.File("passphrase", "correct horse battery\r\nsecond line\n");
        Add(0x2A);

        using var fromFile = Passphrase.FromFile(file);
        Assert.Single(RegistryFile.Read(path, fromFile).Stations);
        using (var stream = File.OpenRead(file))
        {
            using var fromDescriptor = Passphrase.FromDescriptor((int)stream.SafeFileHandle.DangerousGetHandle());
            Assert.Single(RegistryFile.Read(path, fromDescriptor).Stations);
        }

        AssertError("passphrase-unreadable", () => Passphrase.FromDescriptor(9_999));
        AssertError("passphrase-unreadable", () => Passphrase.FromFile(path + "x"));
        AssertError("passphrase-unreadable", () => Passphrase.FromFile(directory.File("empty", "\n")));
        AssertError("passphrase-unreadable", () => Passphrase.FromFile(directory.File("long", new string('x', 2000))));
        TestDirectory.SetMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        AssertError("passphrase-exposed", () => Passphrase.FromFile(file));
    }

    [Fact]
    public void A_plain_registry_that_others_can_read_is_refused()
    {
        var plain = directory.File("keys.json");
        new KeyRegistry([new RegisteredStation(1, 0, "bench", new byte[32])]).Save(plain);

        Assert.Single(KeyRegistry.Load(plain).Stations);
        TestDirectory.SetMode(plain, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        AssertError("registry-exposed", () => KeyRegistry.Load(plain));
    }

    [Fact]
    public void The_access_list_gives_each_station_its_own_topics_and_a_revoked_one_none()
    {
        using var output = new StringWriter();
        AccessList.Write(
            output,
            [
                new RegisteredStation(0x2A, 0, "Roof", new byte[32]) { Revocation = new Revocation(0, null) },
                new RegisteredStation(0x2A, 1, "Roof", new byte[32]),
                new RegisteredStation(0x2B, 0, "Gone", new byte[32]) { Revocation = new Revocation(null, 5) },
            ],
            "receiver");

        var parts = output.ToString().Split("\n\n");
        Assert.Equal(3, parts.Length);
        Assert.StartsWith("user receiver\ntopic read sf1/+/block\n", parts[0]);
        Assert.Contains("topic write sf1/+/receipt\n", parts[0]);
        Assert.StartsWith("# Roof\nuser 0000002a\ntopic write sf1/0000002a/block\n", parts[1]);
        Assert.Contains("topic read sf1/0000002a/receipt", parts[1]);
        Assert.Equal("# Gone\n# 0000002b is revoked\n", parts[2]);
    }

    private RegistryContent Read() => RegistryFile.ReadRoots(path, passphrase);

    private object Add(uint number, byte? generation = null) =>
        Change(content => RegistryActions.Add(content, path, number, generation, "Roof", GenerationReason.New, Now, out _));

    private object Change(Func<RegistryContent, RegistryContent> change)
    {
        RegistryFile.UpdateRoots(path, passphrase, true, change);
        return path;
    }

    private static object Update(string path, Passphrase passphrase)
    {
        RegistryFile.UpdateRoots(path, passphrase, true, content => content);
        return path;
    }

    private object ReadText(string text) => RegistryFile.Read(directory.File("other.json", text), passphrase);

    private static void AssertError(string token, Func<object> action) =>
        Assert.Equal(token, Assert.Throws<PlatformException>(action).Token);
}
