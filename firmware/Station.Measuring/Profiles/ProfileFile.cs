using System.Text;
using Station.Hal;
using Station.Logging;
using Station.Texts;

namespace Station.Profiles;

/// <summary>
/// Finds the profile in force. A new one is put on the volume under the name that the settings give: when it can be used it takes the place of the one before, under a name of the
/// station's own, and its file goes; when it cannot, a note takes its place and the one before stays in force. So one profile takes room, and a bad one costs nothing
/// (docs/profile-format.md section 8).
/// </summary>
public sealed class ProfileFile
{
    /// <summary>The profile in force, without comments.</summary>
    public const string KeptPath = "profile";

    private const int LimitBytes = 8192;

    /// <summary>What a refused profile is replaced by begins like this; line and token follow.</summary>
    private const string Note = "refused line ";

    private readonly IBoard board;
    private readonly DeviceLog log;

    /// <summary>Only there while a file is looked at.</summary>
    private byte[] text;

    public ProfileFile(IBoard board, DeviceLog log)
    {
        this.board = board;
        this.log = log;
    }

    public ProfileFinding Finding { get; private set; }

    /// <summary>The profile in force, or null with its problems in the log.</summary>
    /// <param name="path">Where a new one is put.</param>
    public Profile Read(string path)
    {
        Profile profile = Find(path);
        text = null;
        return profile;
    }

    /// <summary>Whether a file can be used as a new profile. Nothing is changed; its problems are in the log.</summary>
    public bool IsUsable(string path)
    {
        var problems = new ProfileProblems();
        int count = Load(path);
        bool isUsable = count >= 0 && Parse(count, problems) != null;
        Report(count, problems);
        text = null;
        return isUsable;
    }

    private Profile Find(string path)
    {
        var problems = new ProfileProblems();
        int count = path == KeptPath ? -1 : Load(path);
        Profile profile = count < 0 ? null : Parse(count, problems);
        if (profile != null)
        {
            Finding = ProfileFinding.Sound;
            TakeOver(path, count);
            return profile;
        }

        bool isNoted = count >= 0 && Decode(count).StartsWith(Note);
        if (count >= 0 && !isNoted)
        {
            Report(count, problems);
        }

        return ReadKept(path, count >= 0, isNoted, problems);
    }

    /// <summary>
    /// What every board can measure whatever hangs on its wires, which only a profile knows: its supply. It lets the technician see that the station measures; its records are not kept.
    /// </summary>
    public Profile Bare()
    {
        string bare = "profile bare version=1 board=" + board.Name
            + "\nsensor power model=supply\nchannel supply factor=x-supply unit=V decimals=2 from=power.voltage min=0 max=30\n";
        return ProfileReader.Read(bare, new ProfileProblems());
    }

    private Profile ReadKept(string path, bool isRefused, bool isNoted, ProfileProblems problems)
    {
        int count = Load(KeptPath);
        var keptProblems = new ProfileProblems();
        Profile kept = count < 0 ? null : Parse(count, keptProblems);
        if (kept == null)
        {
            Finding = count < 0 && !isRefused ? ProfileFinding.Missing : ProfileFinding.Refused;
            Report(count, keptProblems);
            if (Finding == ProfileFinding.Missing)
            {
                log.Write(LogLevel.Error, Component.Settings, TextKey.LogProfileMissing);
            }

            return null;
        }

        Finding = isRefused ? ProfileFinding.Kept : ProfileFinding.Sound;
        if (isRefused)
        {
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogProfileKept, kept.Version);
        }

        if (isRefused && !isNoted)
        {
            WriteNote(path, problems);
        }

        return kept;
    }

    /// <summary>Reads a file; its length, negative when there is none that can be read.</summary>
    private int Load(string path)
    {
        // One byte more than a profile may have: a file that is longer must not pass for its first part.
        text ??= new byte[LimitBytes + 1];
        return board.Files.Read(path, 0, text, 0, text.Length, out int count) == FileStatus.Done ? count : -1;
    }

    private string Decode(int count) => Encoding.UTF8.GetString(text, 0, count);

    private Profile Parse(int count, ProfileProblems problems)
    {
        Profile profile = count > LimitBytes ? null : ProfileReader.Read(Decode(count), problems);
        if (profile != null)
        {
            ProfileBoardCheck.Check(profile, board, problems);
        }

        return problems.Count > 0 ? null : profile;
    }

    /// <summary>First the new one is durable under the station's own name, then its file goes: a cut between the two repeats this. Where flash refuses, it is in force from where it is.</summary>
    private void TakeOver(string path, int count)
    {
        int length = CompactText.Shorten(text, count);
        if (board.Files.Replace(KeptPath, text, length) == FileStatus.Done)
        {
            board.Files.Delete(path);
        }
    }

    /// <summary>A refused profile takes room that is not its own; what was wrong takes little.</summary>
    private void WriteNote(string path, ProfileProblems problems)
    {
        bool isTooLong = problems.Count == 0;
        byte[] note = Encoding.UTF8.GetBytes(Note + (isTooLong ? 0 : problems[0].Line) + " " + (isTooLong ? ProfileToken.TooLong : problems[0].Token) + "\n");
        board.Files.Replace(path, note, note.Length);
    }

    private void Report(int count, ProfileProblems problems)
    {
        if (count > LimitBytes)
        {
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogProfileProblem);
        }

        for (int i = 0; i < problems.Count; i++)
        {
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogProfileProblem, problems[i].Line);
        }
    }
}
