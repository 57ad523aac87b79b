using System.Globalization;
using Station.Settings;
using Station.Simulator.Fleet;

namespace Station.Tool.Provisioning;

/// <summary>Refuses what would leave a station on its pole without a way to its broker: TLS without an authority, or with memory that the board has not (docs/settings.md).</summary>
internal static class PlanEncryption
{
    /// <exception cref="ToolError">The station would connect to nobody.</exception>
    public static void Check(IReadOnlyDictionary<string, string> values, string board)
    {
        SettingDefinition definition = new SettingsSchema()[(int)SettingKey.BrokerEncryption];
        int encryption = int.Parse(values.GetValueOrDefault(definition.Name, definition.Standard), CultureInfo.InvariantCulture);
        if (encryption == SettingsSchema.EncryptionNone)
        {
            return;
        }

        if (!values.ContainsKey(PlanNames.Authority))
        {
            throw Useless($"{definition.Name} is {encryption}, and the plan has no {PlanNames.Authority} to verify the broker by");
        }

        if (encryption != SettingsSchema.EncryptionInLittleMemory && !BoardKind.Find(board)!.HasExternalRam)
        {
            throw Useless($"{definition.Name} is {encryption}, and board {board} has no external RAM, so it would connect to nobody");
        }
    }

    private static ToolError Useless(string what) => new(
        ExitStatus.Input,
        "plan-encryption",
        $"{what}.",
        $"Give the PEM of the broker's authority; 2 is for TLS on a board without external RAM, once it was tried there, and 0 for a bench in plain text (docs/settings.md).");
}
