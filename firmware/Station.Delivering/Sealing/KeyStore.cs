using System;
using System.Text;
using Station.Bytes;
using Station.Hal;

namespace Station.Sealing;

/// <summary>
/// Keeps the chain key in a file of its own and steps it. The key is in RAM only while it is being used. Every change is one replacement of one small file, so
/// a power cut leaves the old key or the next one, and what was sealed never has a later epoch than the file.
/// </summary>
public sealed class KeyStore
{
    /// <summary>The file. Its directory holds nothing else but fillers, so that its old contents can be driven out of flash (<see cref="KeySweep"/>).</summary>
    public const string Path = "keys/chain";

    /// <summary>The mark that says: an earlier key may be in flash, and no sweep has been begun.</summary>
    public const int FirstSweepMark = 1;

    private const int StepLabelBytes = 12;

    private readonly IFileStore files;
    private readonly IChecksum checksum;

    /// <summary>The file's content while it is being used; null otherwise.</summary>
    private KeyFile file;

    public KeyStore(IFileStore files, IChecksum checksum)
    {
        this.files = files;
        this.checksum = checksum;
    }

    public int Epoch { get; private set; }

    /// <summary>The sequence that was next to be given when the epoch began.</summary>
    public long BeganSequence { get; private set; }

    /// <summary>0 when no earlier key is in flash; else 1 more than the sweeps that were begun to destroy it.</summary>
    public int SweepMark { get; private set; }

    /// <summary>
    /// Looks whether there is a key of that station and generation. Whatever it finds, a sweep that the last boot did not end gives the volume back here, before anyone else writes.
    /// </summary>
    public KeyFinding Load(uint station, int generation)
    {
        KeyFinding finding = Read();
        if (finding == KeyFinding.Sound && (file.Station != station || file.Generation != generation))
        {
            finding = KeyFinding.Foreign;
        }

        if (finding == KeyFinding.Sound)
        {
            TakeOver();
        }
        else
        {
            Forget();
        }

        if (finding != KeyFinding.Sound || SweepMark != 0)
        {
            files.Delete(KeySweep.Path);
        }

        return finding;
    }

    /// <summary>The keys of the epoch that <see cref="Load"/> found. To be called once, after it found a sound file.</summary>
    public KeyRing OpenRing(IMac mac, byte[] commandKey)
    {
        var ring = new KeyRing(mac, file.Station, file.Generation, file.Epoch, file.ChainKey, commandKey);
        Forget();
        return ring;
    }

    /// <summary>Gives the station a first key: provisioning. False when flash refused.</summary>
    public bool Provision(uint station, int generation, byte[] chainKey)
    {
        bool isFirst = Read() == KeyFinding.Missing;
        file.Station = station;
        file.Generation = generation;
        file.Epoch = 0;
        file.BeganSequence = 0;
        file.SweepMark = isFirst ? 0 : FirstSweepMark;
        Array.Copy(chainKey, 0, file.ChainKey, 0, KeyRing.KeyBytes);
        return Write();
    }

    /// <summary>
    /// Steps to the next epoch: first in flash, then in the ring, so that nothing is sealed under an epoch which a cut could take back. False when flash refused.
    /// </summary>
    public bool TryStep(KeyRing ring, long nextSequence)
    {
        if (ring.Epoch >= KeyRing.EpochLimit || Read() != KeyFinding.Sound)
        {
            Forget();
            return false;
        }

        // A write that flash reported as refused may have been done all the same: then the file is ahead, and to be followed.
        if (file.Epoch == ring.Epoch)
        {
            StepFile(ring.Mac, nextSequence);
            if (!WriteKeeping())
            {
                Forget();
                return false;
            }
        }

        TakeOver();
        ring.Advance(file.Epoch, file.ChainKey);
        Forget();
        return true;
    }

    /// <summary>Changes the mark of the sweep. False when flash refused.</summary>
    public bool TryMark(int sweepMark)
    {
        if (Read() != KeyFinding.Sound || file.Epoch != Epoch)
        {
            Forget();
            return false;
        }

        file.SweepMark = sweepMark;
        return Write();
    }

    private KeyFinding Read()
    {
        file = new KeyFile(checksum);
        FileStatus status = files.Read(Path, 0, file.Content, 0, KeyFile.LimitBytes, out int count);
        if (status != FileStatus.Done)
        {
            return status == FileStatus.NotFound ? KeyFinding.Missing : KeyFinding.Damaged;
        }

        return file.Read(count);
    }

    private void Forget()
    {
        if (file != null)
        {
            file.Wipe();
            file = null;
        }
    }

    private bool WriteKeeping()
    {
        int count = file.Write();
        return files.Replace(Path, file.Content, count) == FileStatus.Done;
    }

    private bool Write()
    {
        bool written = WriteKeeping();
        if (written)
        {
            TakeOver();
        }

        Forget();
        return written;
    }

    private void TakeOver()
    {
        Epoch = file.Epoch;
        BeganSequence = file.BeganSequence;
        SweepMark = file.SweepMark;
    }

    /// <summary>Ke+1 = HMAC(Ke, "SF1 step" | u32(e+1)).</summary>
    private void StepFile(IMac mac, long nextSequence)
    {
        file.Epoch++;
        var label = new ByteWriter(new byte[StepLabelBytes]);
        byte[] purpose = Encoding.UTF8.GetBytes("SF1 step");
        label.Bytes(purpose, 0, purpose.Length);
        label.U32((uint)file.Epoch);
        byte[] next = mac.Compute(file.ChainKey, label.Buffer);
        Array.Copy(next, 0, file.ChainKey, 0, KeyRing.KeyBytes);
        KeyRing.Wipe(next);
        file.BeganSequence = nextSequence;
        file.SweepMark = FirstSweepMark;
    }
}
