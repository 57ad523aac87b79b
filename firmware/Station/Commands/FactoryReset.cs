using Station.Hal;
using Station.Journal;
using Station.Profiles;
using Station.Sealing;
using Station.Settings;
using Station.Supervision;
using Station.Timekeeping;
using Station.Uplink;

namespace Station.Commands;

/// <summary>
/// Takes everything of this station off its volume, at a start and before anything else is read: what the firmware wrote and what its settings name, not what the platform keeps for itself. A power cut
/// in the middle ends nothing, since the breadcrumb that asks for it goes last. Then the raw flash is overwritten as after a key was stepped past (docs/key-format.md section 3).
/// </summary>
public sealed class FactoryReset
{
    /// <summary>Written over and over in the root, whose log held the settings with their secrets.</summary>
    private const string RootFiller = "reset";

    /// <summary>A full volume refuses always, a passing failure does not.</summary>
    private const int RefusalsOfFull = 3;

    private readonly IFileStore files;
    private readonly IBoardControl control;
    private readonly byte[] chunk = new byte[4096];
    private bool isComplete = true;

    private FactoryReset(IBoard board)
    {
        files = board.Files;
        control = board.Control;
    }

    /// <summary>Does it. False when flash kept something: then the next start tries again.</summary>
    /// <param name="board">The board.</param>
    /// <param name="settings">Name the files that a technician has put on the volume; empty when they are gone already.</param>
    public static bool Wipe(IBoard board, StationSettings settings) => new FactoryReset(board).Wipe(settings);

    private bool Wipe(StationSettings settings)
    {
        // It speaks for one start only, and this one has taken it.
        new Breadcrumb(files).Write(Breadcrumb.ResetToken, 0);
        Delete(settings.Text(SettingKey.BrokerCertificateFile));
        Delete(settings.Text(SettingKey.BrokerAuthorityFile));
        Delete(AuthorityFiles.Other(""));
        Delete(AuthorityFiles.Other(AuthorityFiles.Other("")));
        Delete(settings.Text(SettingKey.ProfileFile));
        Delete(ProfileFile.KeptPath);
        DeleteAll(SegmentSeries.Directory);
        DeleteAll(OpenBlock.Directory);
        Delete(CalibrationFile.Path);
        Delete(MeasuringModes.Path);
        Delete(CommandLedger.Path);
        Delete(ClockFloor.Path);
        Delete(KeyStore.Path);
        Delete(SettingsStore.Path(0));
        Delete(SettingsStore.Path(1));
        Overwrite();
        if (isComplete)
        {
            Delete(Breadcrumb.Path);
        }

        return isComplete;
    }

    private void DeleteAll(string directory)
    {
        string[] names = files.List(directory);
        for (int i = 0; names != null && i < names.Length; i++)
        {
            string path = directory + "/" + names[i];
            if (path != Breadcrumb.Path && path != BootCounter.Path)
            {
                Delete(path);
            }
        }
    }

    private void Delete(string path)
    {
        control.PulseWatchdog();
        FileStatus status = path.Length == 0 ? FileStatus.NotFound : files.Delete(path);
        isComplete &= status == FileStatus.Done || status == FileStatus.NotFound;
    }

    private void Overwrite()
    {
        Fill(KeySweep.FillerPath);
        Fill(RootFiller);
        int refusals = 0;
        for (int blocks = 0; refusals < RefusalsOfFull;)
        {
            control.PulseWatchdog();
            bool isTaken = files.Append(KeySweep.Path, chunk, KeySweep.ChunkBytes(blocks)) == FileStatus.Done;
            refusals = isTaken ? 0 : refusals + 1;
            blocks += isTaken ? 1 : 0;
        }

        Delete(KeySweep.Path);
    }

    private void Fill(string path)
    {
        for (int i = 0; i < KeySweep.FillerCount; i++)
        {
            control.PulseWatchdog();
            files.Replace(path, chunk, KeySweep.FillerBytes);
        }

        Delete(path);
    }
}
