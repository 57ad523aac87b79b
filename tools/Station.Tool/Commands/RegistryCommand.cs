using System.CommandLine;

namespace Station.Tool.Commands;

/// <summary><c>station registry</c>: the stations' keys, from their making to what leaves the platform's safe.</summary>
internal static class RegistryCommand
{
    public static Command Create() => new("registry", "Keeps the stations' keys: adds, revokes, hands over, and signs what is there.")
    {
        RegistryAddCommand.Create(),
        RegistryListCommand.Create(),
        RegistryRevokeCommand.Create(),
        RegistryExportCommand.Create(),
        RegistryCheckpointCommand.Create(),
        RegistryAclCommand.Create(),
    };
}
