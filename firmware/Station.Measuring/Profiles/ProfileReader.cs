using System.Collections;
using Station.Measurement;

namespace Station.Profiles;

/// <summary>Makes a profile of its text. What is wrong is reported, line by line; nothing is thrown.</summary>
public static class ProfileReader
{
    /// <summary>Most sensors of a profile: the context record holds no more (<c>docs/telemetry-format.md</c>).</summary>
    public const int MostSensors = 32;

    /// <summary>Most channels of a profile: a row of the widest values must fit one tail file (<c>docs/journal-format.md</c>).</summary>
    public const int MostChannels = 56;

    /// <summary>Most alarms of a profile.</summary>
    public const int MostAlarms = 16;

    /// <summary>The profile, or null when there was a problem.</summary>
    public static Profile Read(string text, ProfileProblems problems)
    {
        ArrayList statements = ProfileText.Split(text, problems);
        ProfileStatement head = Only("profile", statements, problems);
        SensorSettings[] sensors = ReadSensors(statements, problems);
        CurveSettings[] curves = CurveStatementReader.Read(statements, problems);
        ChannelSettings[] channels = ReadChannels(statements, sensors, curves, problems);
        string board = head == null ? string.Empty : head.Required("board");
        int version = head == null ? 0 : head.RequiredInteger("version", 1, 1_000_000);
        bool hoursInFull = head != null && head.Choice("hours", "mean", "full");
        bool tenMinutes = head != null && head.Choice("statistics", "hour", "ten-minutes");
        int zone = head == null ? NoiseZone.None : NoiseZone.Read(head);
        AlarmSettings[] alarms = ReadAlarms(statements, channels, zone, problems);
        ReportLeftOvers(statements, problems);
        return problems.Count > 0 ? null : new Profile(head.Name, version, board, sensors, channels, new HourLayout(channels, hoursInFull, tenMinutes)) { Alarms = alarms };
    }

    private static ProfileStatement Only(string word, ArrayList statements, ProfileProblems problems)
    {
        ProfileStatement found = null;
        for (int i = 0; i < statements.Count; i++)
        {
            var statement = (ProfileStatement)statements[i];
            if (statement.Word == word && found != null)
            {
                statement.Report(ProfileToken.DuplicateName, "a second '" + word + "' statement; keep one");
            }

            found = statement.Word == word ? statement : found;
        }

        if (found == null)
        {
            problems.Add(0, ProfileToken.MissingStatement, "there is no '" + word + "' statement; begin with: profile NAME version=1 board=BOARD");
        }

        return found;
    }

    private static SensorSettings[] ReadSensors(ArrayList statements, ProfileProblems problems)
    {
        ArrayList chosen = Choose("sensor", 1, MostSensors, statements, problems);
        var sensors = new ArrayList();
        for (int i = 0; i < chosen.Count; i++)
        {
            SensorSettings sensor = SensorStatementReader.Read((ProfileStatement)chosen[i]);
            if (sensor != null)
            {
                sensors.Add(sensor);
            }
        }

        var all = (SensorSettings[])sensors.ToArray(typeof(SensorSettings));
        LevelAndSoundReader.CheckBarometers(all, problems);
        SensirionReader.CheckClimate(all, problems);
        return all;
    }

    private static ChannelSettings[] ReadChannels(ArrayList statements, SensorSettings[] sensors, CurveSettings[] curves, ProfileProblems problems)
    {
        ArrayList chosen = Choose("channel", 1, MostChannels, statements, problems);
        var channels = new ArrayList();
        for (int i = 0; i < chosen.Count; i++)
        {
            ChannelSettings channel = ChannelStatementReader.Read((ProfileStatement)chosen[i], sensors, curves, channels);
            if (channel != null)
            {
                channels.Add(channel);
            }
        }

        var read = (ChannelSettings[])channels.ToArray(typeof(ChannelSettings));
        for (int i = 0; i < chosen.Count && read.Length == chosen.Count; i++)
        {
            read[i].Source.Checks = CheckKeyReader.Read((ProfileStatement)chosen[i], read[i], read);
        }

        return read;
    }

    private static AlarmSettings[] ReadAlarms(ArrayList statements, ChannelSettings[] channels, int zone, ProfileProblems problems)
    {
        ArrayList chosen = Choose("alarm", 0, MostAlarms, statements, problems);
        var alarms = new ArrayList();
        for (int i = 0; i < chosen.Count; i++)
        {
            AlarmSettings alarm = AlarmStatementReader.Read((ProfileStatement)chosen[i], channels, zone);
            if (alarm != null)
            {
                alarms.Add(alarm);
            }
        }

        return (AlarmSettings[])alarms.ToArray(typeof(AlarmSettings));
    }

    /// <summary>The statements of one word, at least and at most so many, no two of the same name.</summary>
    private static ArrayList Choose(string word, int least, int most, ArrayList statements, ProfileProblems problems)
    {
        var chosen = new ArrayList();
        var names = new ArrayList();
        for (int i = 0; i < statements.Count; i++)
        {
            var statement = (ProfileStatement)statements[i];
            if (statement.Word != word)
            {
                continue;
            }

            if (names.Contains(statement.Name))
            {
                statement.Report(ProfileToken.DuplicateName, "a second " + word + " '" + statement.Name + "'; give it another name");
            }

            names.Add(statement.Name);
            chosen.Add(statement);
        }

        if (chosen.Count < least || chosen.Count > most)
        {
            string token = chosen.Count == 0 ? ProfileToken.MissingStatement : ProfileToken.TooLong;
            problems.Add(0, token, "there are " + chosen.Count + " '" + word + "' statements; write " + least + " to " + most);
        }

        return chosen;
    }

    private static bool IsKnown(string word) => word == "profile" || word == "sensor" || word == "curve" || word == "channel" || word == "alarm";

    private static void ReportLeftOvers(ArrayList statements, ProfileProblems problems)
    {
        for (int i = 0; i < statements.Count; i++)
        {
            var statement = (ProfileStatement)statements[i];
            if (IsKnown(statement.Word))
            {
                statement.ReportUnknownKeys();
            }
            else
            {
                statement.Report(ProfileToken.UnknownWord, "'" + statement.Word + "' is not known; use profile, sensor, curve, channel or alarm");
            }
        }
    }
}
