using Station.Platform.Errors;
using Station.Platform.Keys;
using Xunit;

namespace Station.Platform.Tests.Keys;

/// <summary>A registry file that changes under a receiver.</summary>
public sealed class RegistryWatchTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private readonly TestDirectory directory = new();
    private readonly ManualClock clock = new();
    private readonly string path;

    public RegistryWatchTests()
    {
        path = directory.File("registry.json");
        Change(content => Add(content, 0x2A));
    }

    public void Dispose() => directory.Dispose();

    [Fact]
    public void What_was_added_and_revoked_is_taken_two_seconds_later_and_once()
    {
        using var watch = Watch();
        Change(content => Add(content, 0x2B));
        Assert.Null(Look(watch, seconds: 1.9));
        var taken = Look(watch, seconds: 0.1)!;
        Assert.Same(watch.Current, taken);
        Assert.True(taken.Knows(0x2B));
        Assert.Null(Look(watch, seconds: 2));

        Change(content => RegistryActions.Revoke(content, path, 0x2A, 0, new Revocation(5, null), Now));
        Assert.Equal(new Revocation(5, null), Look(watch, seconds: 2)!.Find(0x2A, 0)!.Revocation);
    }

    [Fact]
    public void A_file_that_was_only_touched_is_no_change()
    {
        using var watch = Watch();
        File.SetLastWriteTimeUtc(path, new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Null(Look(watch, seconds: 2));
    }

    [Fact]
    public void A_change_that_leaves_size_and_time_as_they_were_is_seen_within_a_minute()
    {
        using var watch = Watch();
        var (written, length) = (File.GetLastWriteTimeUtc(path), new FileInfo(path).Length);
        Change(content => content.With(content.Stations[0] with { Name = "Fool" }));
        Assert.Equal(length, new FileInfo(path).Length);
        File.SetLastWriteTimeUtc(path, written);
        Assert.Null(Look(watch, seconds: 2));
        Assert.Equal("Fool", Look(watch, seconds: 58)!.Find(0x2A, 0)!.Name);
    }

    [Fact]
    public void A_damaged_file_leaves_the_one_before_in_force_and_is_told_once_until_it_changes_again()
    {
        using var watch = Watch();
        var before = watch.Current;
        var sound = File.ReadAllBytes(path);
        foreach (var damaged in new[] { sound[..^20], [.. sound[..^40], (byte)(sound[^40] ^ 1), .. sound[^39..]] })
        {
            File.WriteAllBytes(path, damaged);
            Assert.Null(Look(watch, 2, out var trouble));
            Assert.Contains(trouble!.Token, new[] { "registry-damaged", "registry-malformed" });
            Assert.Contains(path, trouble.Message);
            for (var seconds = 0; seconds < 200; seconds += 2)
            {
                Assert.Null(Look(watch, 2, out trouble));
                Assert.Null(trouble);
            }

            Assert.Same(before, watch.Current);
        }

        File.WriteAllBytes(path, sound);
        Assert.True(Look(watch, seconds: 2)!.Knows(0x2A));
    }

    [Fact]
    public void A_file_that_is_gone_or_open_to_others_or_sealed_otherwise_is_told_once_and_taken_when_it_is_right_again()
    {
        using var watch = Watch();
        File.Delete(path);
        AssertToldOnce("registry-missing");

        using (var other = Passphrase.Of("another passphrase altogether"))
        {
            RegistryFile.UpdateRoots(path, other, true, content => Add(content, 0x2C));
        }

        AssertToldOnce("registry-passphrase");
        TestDirectory.SetMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        AssertToldOnce("registry-exposed", seconds: 60);

        File.Delete(path);
        Change(content => Add(content, 0x2D));
        Assert.True(Look(watch, seconds: 2)!.Knows(0x2D));

        void AssertToldOnce(string token, double seconds = 2)
        {
            Assert.Null(Look(watch, seconds, out var trouble));
            Assert.Equal(token, trouble?.Token);
            Assert.Null(Look(watch, 60, out trouble));
            Assert.Null(trouble);
        }
    }

    [Fact]
    public void A_file_that_cannot_be_used_at_the_start_is_an_error() =>
        Assert.Equal("registry-missing", Assert.Throws<PlatformException>(() => new RegistryWatch(directory.File("none.json"), null, clock)).Token);

    [Fact]
    public void A_fixed_registry_is_never_looked_for()
    {
        var station = new TestStation();
        using var watch = RegistryWatch.Fixed(station.Registry);
        Assert.False(watch.IsOfFile);
        Assert.Null(watch.TakeChange(out var trouble));
        Assert.Null(trouble);
        Assert.Same(station.Registry, watch.Current);
    }

    private RegistryWatch Watch() => new(path, NewPassphrase(), clock);

    private static Passphrase NewPassphrase() => Passphrase.Of("correct horse battery");

    private KeyRegistry? Look(RegistryWatch watch, double seconds)
    {
        var taken = Look(watch, seconds, out var trouble);
        Assert.Null(trouble);
        return taken;
    }

    private KeyRegistry? Look(RegistryWatch watch, double seconds, out PlatformException? trouble)
    {
        clock.Advance(TimeSpan.FromSeconds(seconds));
        return watch.TakeChange(out trouble);
    }

    private void Change(Func<RegistryContent, RegistryContent> change)
    {
        using var passphrase = NewPassphrase();
        RegistryFile.UpdateRoots(path, passphrase, true, change);
    }

    private RegistryContent Add(RegistryContent content, uint number) =>
        RegistryActions.Add(content, path, number, 0, "Roof", GenerationReason.New, Now, out _);
}
