using nanoFramework.TestFramework;
using Station.Sealing;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

/// <summary>The key file and its steps. The vectors were made elsewhere, from docs/telemetry-format.md section 2 alone; K0 is 00 to 1F.</summary>
[TestClass]
public class KeyStoreTests
{
    private const string BlockKeyOfEpoch2 = "3FB1848DC9AF3E767EA67CB42A2414CCCA7EC2870C93710E4C397F9AB7A8673A";
    private const string LiveKeyOfEpoch2 = "C82A927EA9D8D5B0FED9786A599D4E1800A2820E711F3D63C081D0DFCBD57668";

    [TestMethod]
    public void Steps_derive_what_the_platform_derives_and_survive_a_restart()
    {
        RamFileStore files = new RamFileStore();
        byte[] first = new byte[KeyRing.KeyBytes];
        for (int i = 0; i < first.Length; i++)
        {
            first[i] = (byte)i;
        }

        KeyStore store = new KeyStore(files, new ManagedChecksum());
        Assert.IsTrue(store.Provision(7, 1, first));
        Assert.AreEqual((int)KeyFinding.Sound, (int)store.Load(7, 1));
        KeyRing ring = store.OpenRing(new ManagedMac(), new byte[KeyRing.KeyBytes]);
        Assert.IsTrue(store.TryStep(ring, 1_440));
        Assert.IsTrue(store.TryMark(0));

        KeyStore next = new KeyStore(files, new ManagedChecksum());
        Assert.AreEqual((int)KeyFinding.Sound, (int)next.Load(7, 1));
        Assert.AreEqual(1, next.Epoch);
        Assert.AreEqual(1_440L, next.BeganSequence);
        Assert.AreEqual(0, next.SweepMark);
        ring = next.OpenRing(new ManagedMac(), new byte[KeyRing.KeyBytes]);
        Assert.IsTrue(next.TryStep(ring, 2_880));
        Assert.AreEqual(2, ring.Epoch);
        Assert.AreEqual(BlockKeyOfEpoch2, Hex.Text(ring.BlockKey, 0, KeyRing.KeyBytes));
        Assert.AreEqual(LiveKeyOfEpoch2, Hex.Text(ring.LiveKey, 0, KeyRing.KeyBytes));
        Assert.AreEqual((int)KeyFinding.Foreign, (int)new KeyStore(files, new ManagedChecksum()).Load(7, 2));
    }

    [TestMethod]
    public void A_sweep_begins_after_a_step_and_gives_the_volume_back_when_the_journal_is_refused()
    {
        RamFileStore files = new RamFileStore();
        KeyStore store = new KeyStore(files, new ManagedChecksum());
        store.Provision(7, 1, new byte[KeyRing.KeyBytes]);
        store.Load(7, 1);
        KeyRing ring = store.OpenRing(new ManagedMac(), new byte[KeyRing.KeyBytes]);
        EpochKeeper keeper = new EpochKeeper(store, ring, new KeySweep(files, new byte[4096]));
        JournalCondition journal = new JournalCondition();
        journal.NextSequence = EpochKeeper.RecordsOfEpoch;
        long nowMs = 0;
        while (!keeper.HoldsVolume)
        {
            journal.NewestMinuteEndMs = nowMs / 60_000 * 60_000;
            nowMs = keeper.Step(nowMs, journal);
        }

        Assert.AreEqual(1, ring.Epoch);
        journal.IsRefusing = true;
        keeper.Step(nowMs, journal);
        Assert.IsFalse(keeper.HoldsVolume);
        Assert.IsTrue(store.SweepMark > KeyStore.FirstSweepMark);
        Assert.AreEqual((int)Station.Hal.FileStatus.NotFound, (int)files.Delete(KeySweep.Path));
    }
}
