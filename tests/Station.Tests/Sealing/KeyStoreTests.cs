using Station.Hal;
using Station.Hal.Simulated;
using Station.Sealing;
using Station.Tests.Supervision;

namespace Station.Tests.Sealing;

public sealed class KeyStoreTests
{
    private const uint Number = 4_000_000_000;
    private const int Generation = 3;

    private static readonly byte[] FirstKey = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private readonly RamFileStore files = new();
    private readonly HalGate gate = new(new VirtualTime(0), new ExternalWatchdog(0));

    [Fact]
    public void The_bytes_are_those_of_the_document()
    {
        Provision();
        byte[] content = files.Files[KeyStore.Path];
        byte[] body = [1, 0xEE, 0x6B, 0x28, 0x00, 3, 0, 0, 0, 0, 0, .. FirstKey];
        Assert.Equal(body, content[..^4]);
        uint checksum = new VirtualChecksum(gate).Crc32(body, 0, body.Length);
        Assert.Equal([(byte)(checksum >> 24), (byte)(checksum >> 16), (byte)(checksum >> 8), (byte)checksum], content[^4..]);
    }

    [Fact]
    public void A_step_is_in_flash_before_it_is_in_use_and_a_refused_one_changes_nothing()
    {
        KeyStore store = Provision();
        KeyRing ring = store.OpenRing(new VirtualMac(gate), new byte[32]);
        byte[] blockKey = ring.BlockKey;
        byte[] copy = [.. blockKey];
        files.Refuses = true;
        Assert.False(store.TryStep(ring, 5));
        Assert.Equal(0, ring.Epoch);
        Assert.Equal(copy, ring.BlockKey);
        files.Refuses = false;
        Assert.True(store.TryStep(ring, 5));
        Assert.Equal((1, 5L, KeyStore.FirstSweepMark), (ring.Epoch, store.BeganSequence, store.SweepMark));
        Assert.Equal(new byte[32], blockKey);
        Assert.NotEqual(copy, ring.BlockKey);
    }

    [Fact]
    public void A_step_that_was_reported_as_refused_and_done_all_the_same_is_followed()
    {
        KeyStore store = Provision();
        KeyRing ring = store.OpenRing(new VirtualMac(gate), new byte[32]);
        KeyStore other = Open(out _);
        KeyRing ahead = other.OpenRing(new VirtualMac(gate), new byte[32]);
        Assert.True(other.TryStep(ahead, 9));
        Assert.True(store.TryStep(ring, 10));
        Assert.Equal((1, 9L), (ring.Epoch, store.BeganSequence));
        Assert.Equal(ahead.BlockKey, ring.BlockKey);
    }

    [Fact]
    public void An_epoch_never_falls()
    {
        var ring = new KeyRing(new VirtualMac(gate), Number, Generation, 7, FirstKey, new byte[32]);
        byte[] blockKey = [.. ring.BlockKey];
        ring.Advance(6, new byte[32]);
        ring.Advance(7, new byte[32]);
        Assert.Equal(7, ring.Epoch);
        Assert.Equal(blockKey, ring.BlockKey);
    }

    [Fact]
    public void Every_damage_is_noticed_and_the_empty_file_of_a_cut_is_a_missing_one()
    {
        Provision();
        byte[] whole = files.Files[KeyStore.Path];
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] altered = [.. whole];
            altered[at] ^= (byte)(1 << (at % 8));
            files.Files[KeyStore.Path] = altered;
            Open(out KeyFinding finding);
            Assert.Equal(KeyFinding.Damaged, finding);
            files.Files[KeyStore.Path] = whole[..at];
            Open(out finding);
            Assert.Equal(at == 0 ? KeyFinding.Missing : KeyFinding.Damaged, finding);
        }

        files.Files[KeyStore.Path] = [.. whole, .. new byte[500]];
        Open(out KeyFinding longer);
        Assert.Equal(KeyFinding.Damaged, longer);
    }

    [Theory]
    [InlineData(1, Generation)]
    [InlineData(Number, Generation + 1)]
    public void A_key_of_another_station_or_generation_is_foreign(uint number, int generation)
    {
        Provision();
        Assert.Equal(KeyFinding.Foreign, new KeyStore(files, new VirtualChecksum(gate)).Load(number, generation));
    }

    [Fact]
    public void A_new_generation_marks_the_old_key_for_destruction()
    {
        Assert.Equal(0, Provision().SweepMark);
        Assert.Equal(KeyStore.FirstSweepMark, Provision().SweepMark);
    }

    [Fact]
    public void A_sweep_that_was_cut_gives_the_volume_back_at_the_next_start_whatever_the_key_file_is()
    {
        files.Files[KeySweep.Path] = new byte[100];
        Open(out KeyFinding finding);
        Assert.Equal(KeyFinding.Missing, finding);
        Assert.False(files.Files.ContainsKey(KeySweep.Path));
    }

    private KeyStore Provision()
    {
        Assert.True(new KeyStore(files, new VirtualChecksum(gate)).Provision(Number, Generation, FirstKey));
        return Open(out _);
    }

    private KeyStore Open(out KeyFinding finding)
    {
        var store = new KeyStore(files, new VirtualChecksum(gate));
        finding = store.Load(Number, Generation);
        return store;
    }
}
