using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Profiles;

namespace Station.Simulator.Fleet;

/// <summary>Tries a profile as the board that it is meant for would: what passes here is measured by, and what a station would refuse is named.</summary>
public static class ProfileTrial
{
    /// <summary>The profile; null when there are problems.</summary>
    public static Profile? Read(string text, ProfileProblems problems)
    {
        Profile? profile = ProfileReader.Read(text, problems);
        if (profile is null)
        {
            return null;
        }

        if (BoardKind.Find(profile.Board) is not { } kind)
        {
            string known = string.Join(", ", BoardKind.All.Select(board => board.Name));
            problems.Add(0, ProfileToken.WrongBoard, $"there is no board '{profile.Board}'; use one of: {known}");
            return null;
        }

        var board = new VirtualBoard(
            new VirtualTime(0),
            new VirtualBoardOptions { Name = kind.Name, SensorPorts = kind.SensorPorts, ExpanderCount = kind.ExpanderCount },
            new MemoryBrokerLink(new MemoryBroker()));
        ProfileBoardCheck.Check(profile, board, problems);
        return problems.Count == 0 ? profile : null;
    }
}
