using System.IO.Ports;

namespace Station.Tool.Ports;

/// <summary>What can be wrong with a serial port, told apart.</summary>
internal static class PortErrors
{
    public const int LowestBaud = 1_200;
    public const int HighestBaud = 921_600;

    /// <summary>Error numbers of Linux that an attempt to open a port ends with.</summary>
    private const int Missing = 2;
    private const int NoSuchDevice = 6;
    private const int Denied = 13;
    private const int Busy = 16;
    private const int NoDevice = 19;

    /// <summary>Refuses what cannot be a port before it is opened.</summary>
    /// <exception cref="ToolError">There is nothing of that name.</exception>
    public static void Check(string name)
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(name) && !Directory.Exists(name))
        {
            throw NotThere(name);
        }
    }

    /// <summary>The device behind a name, links followed; null where ports are no files.</summary>
    public static string? NodeOf(string name) =>
        OperatingSystem.IsWindows() ? null : File.ResolveLinkTarget(name, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(name);

    public static ToolError Of(string name, Exception error) => (error, (error.InnerException ?? error).HResult) switch
    {
        (FileNotFoundException, _) or (_, Missing or NoSuchDevice or NoDevice) => NotThere(name),
        (_, Busy) => InUse(name),
        (_, Denied) => NotAllowed(name),
        (UnauthorizedAccessException, _) when OperatingSystem.IsWindows() => InUse(name),
        _ => new ToolError(ExitStatus.Input, "port-unsuited", $"{name} is no serial port: {(error.InnerException ?? error).Message}.", $"Name one; {Known()}."),
    };

    public static ToolError Lost(string name) =>
        new(ExitStatus.Environment, "port-lost", $"{name} is gone: the adapter was pulled out, or the other end was closed.", "Plug it in again and repeat the command.");

    public static ToolError Baud(int baud) =>
        new(ExitStatus.Usage, "port-baud", $"A port cannot be set to {baud} baud.", $"Give {LowestBaud} to {HighestBaud}, as the sensor's data sheet says.");

    private static ToolError NotThere(string name) =>
        new(ExitStatus.Input, "port-missing", $"There is no port {name}.", $"Plug the adapter in, or name another; {Known()}.");

    public static ToolError InUse(string name) =>
        new(ExitStatus.Environment, "port-busy", $"{name} is in use by another program.", "End that program, and repeat the command.");

    private static ToolError NotAllowed(string name)
    {
        string? group = PortOwner.GroupOf(name);
        string remedy = group is null or "root"
            ? "Have its owner allow it."
            : $"Become a member of that group, 'sudo usermod -aG {group} {Environment.UserName}', and log in again.";
        string owner = group is null ? string.Empty : $"; it belongs to group {group}";
        return new ToolError(ExitStatus.Environment, "port-denied", $"{name} may not be opened by user {Environment.UserName}{owner}.", remedy);
    }

    private static string Known() => SerialPort.GetPortNames() is { Length: > 0 } names ? $"this machine has {string.Join(", ", names.Order())}" : "this machine has none now";
}
