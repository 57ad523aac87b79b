using System.CommandLine;
using Station.Platform.Keys;
using Station.Tool.Registries;

namespace Station.Tool.Commands;

/// <summary><c>station registry acl</c>: who may write and read which topics, for mosquitto.</summary>
internal static class RegistryAclCommand
{
    private static readonly RegistryOptions Registry = new();

    private static readonly Option<string> PlatformUser = new("--platform-user")
    {
        Description = "The receiver's user.",
        DefaultValueFactory = _ => "station-platform",
        HelpName = "NAME",
    };

    public static Command Create()
    {
        var command = new Command("acl", "Prints an access list for mosquitto: each station writes its own topics and no other.") { PlatformUser };
        Registry.AddTo(command);
        command.SetAction(parsed =>
        {
            AccessList.Write(Console.Out, Registry.Read(parsed).Stations, parsed.GetValue(PlatformUser)!);
            return ExitStatus.Ok;
        });
        return command;
    }
}
