using System.Text;
using Station.Hal;
using Station.Logging;
using Station.Texts;

namespace Station.Profiles;

/// <summary>Reads the profile from its file, and has another one ready where there is none that can be used.</summary>
public sealed class ProfileFile
{
    private const int LimitBytes = 8192;

    private readonly IBoard board;
    private readonly DeviceLog log;

    public ProfileFile(IBoard board, DeviceLog log)
    {
        this.board = board;
        this.log = log;
    }

    public ProfileFinding Finding { get; private set; }

    /// <summary>The profile, or null with its problems in the log.</summary>
    public Profile Read(string path)
    {
        // One byte more than a profile may have: a file that is longer must not pass for its first part.
        var buffer = new byte[LimitBytes + 1];
        if (board.Files.Read(path, 0, buffer, 0, buffer.Length, out int count) != FileStatus.Done)
        {
            Finding = ProfileFinding.Missing;
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogProfileMissing);
            return null;
        }

        var problems = new ProfileProblems();
        Profile profile = count > LimitBytes ? null : ProfileReader.Read(Encoding.UTF8.GetString(buffer, 0, count), problems);
        if (profile != null)
        {
            ProfileBoardCheck.Check(profile, board, problems);
        }

        bool refused = profile == null || problems.Count > 0;
        Finding = refused ? ProfileFinding.Refused : ProfileFinding.Sound;
        Report(count > LimitBytes, problems);
        return refused ? null : profile;
    }

    /// <summary>
    /// What every board can measure whatever hangs on its wires, which only a profile knows: its supply. It lets the technician see that the station measures; its records are not kept.
    /// </summary>
    public Profile Bare()
    {
        string text = "profile bare version=1 board=" + board.Name
            + "\nsensor power model=supply\nchannel supply factor=x-supply unit=V decimals=2 from=power.voltage min=0 max=30\n";
        return ProfileReader.Read(text, new ProfileProblems());
    }

    private void Report(bool isTooLong, ProfileProblems problems)
    {
        if (isTooLong)
        {
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogProfileProblem);
        }

        for (int i = 0; i < problems.Count; i++)
        {
            log.Write(LogLevel.Error, Component.Settings, TextKey.LogProfileProblem, problems[i].Line);
        }
    }
}
