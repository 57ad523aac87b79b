using System.CommandLine;
using Station.Platform.Keys;

namespace Station.Tool.Commands;

/// <summary>The key registry of a command that verifies, and its passphrase.</summary>
internal sealed class KeysOptions
{
    private readonly Option<string> keys = CommonOptions.Keys();
    private readonly PassphraseOptions passphrase = new("--passphrase", "the key registry");

    public void AddTo(Command command)
    {
        command.Options.Add(keys);
        passphrase.AddTo(command);
    }

    /// <summary>The registry of a command that goes on while somebody changes it.</summary>
    public RegistryWatch Watch(ParseResult parsed) => new(parsed.GetValue(keys)!, passphrase.Read(parsed), TimeProvider.System);

    public KeyRegistry Load(ParseResult parsed)
    {
        using Passphrase? given = passphrase.Read(parsed);
        return KeyRegistry.Load(parsed.GetValue(keys)!, given);
    }
}
