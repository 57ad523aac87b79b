using Spectre.Console;
using Station.Settings;
using Station.Tool.Values;

namespace Station.Tool.Provisioning;

/// <summary>Asks a person for what a plan still lacks. Secrets are not shown and typed twice: a passphrase with a slip in it would be noticed on the pole.</summary>
internal sealed class PlanPrompts(IAnsiConsole console)
{
    /// <summary>Settings that differ from station to station; the others keep what the plan's file or the station's defaults say.</summary>
    private static readonly SettingKey[] Asked =
    [
        SettingKey.Site, SettingKey.NetworkName, SettingKey.NetworkPassword, SettingKey.BrokerHost, SettingKey.BrokerPort, SettingKey.BrokerUser, SettingKey.BrokerPassword,
        SettingKey.BrokerEncryption, SettingKey.TimeServer1, SettingKey.TimeServer2, SettingKey.TimeServer3,
    ];

    /// <summary>Completes the values.</summary>
    public async Task CompleteAsync(Dictionary<string, string> values, CancellationToken cancellation)
    {
        await AskAsync(values, PlanNames.Station, "Station number, eight hexadecimal digits", null, cancellation);
        await AskAsync(values, PlanNames.Name, "What people call it", null, cancellation);
        await AskAsync(values, PlanNames.Profile, $"Profile: a file, or {string.Join(", ", ProfileFile.Names())}", "reference", cancellation);
        await AskAsync(values, PlanNames.Latitude, "Latitude in degrees", "0", cancellation);
        await AskAsync(values, PlanNames.Longitude, "Longitude in degrees", "0", cancellation);
        foreach (SettingDefinition definition in PlanNames.Settings.Where(definition => Asked.Contains(definition.Key)))
        {
            await AskAsync(values, definition.Name, definition.Name, definition.Standard, cancellation);
        }

        await AskOptionalAsync(values, PlanNames.Authority, "PEM file of the broker's authorities (empty for none)", cancellation);
        await AskOptionalAsync(values, PlanNames.Certificate, "PEM file of the station's own certificate and key (empty for none)", cancellation);
    }

    /// <summary>A passphrase, typed twice when it is a new one.</summary>
    /// <exception cref="ToolError">It was typed differently the second time.</exception>
    public async Task<string> SecretAsync(string question, bool isNew, CancellationToken cancellation)
    {
        string typed = await console.PromptAsync(new TextPrompt<string>(Markup.Escape(question)).Secret(null).AllowEmpty(), cancellation);
        if (isNew && typed != await console.PromptAsync(new TextPrompt<string>("once more").Secret(null).AllowEmpty(), cancellation))
        {
            throw new ToolError(ExitStatus.Input, "passphrase-differs", $"{question}: what was typed the second time is another passphrase.", "Repeat the command; nothing was done.");
        }

        return typed;
    }

    private async Task AskAsync(Dictionary<string, string> values, string name, string question, string? standard, CancellationToken cancellation)
    {
        while (!values.ContainsKey(name))
        {
            string value = PlanNames.IsSecret(name) ? await SecretAsync(question, isNew: true, cancellation) : await TextAsync(question, standard, cancellation);
            if (PlanNames.Problem(name, value) is { } problem)
            {
                console.MarkupLineInterpolated($"{problem}.");
            }
            else
            {
                values[name] = value;
            }
        }
    }

    private async Task AskOptionalAsync(Dictionary<string, string> values, string name, string question, CancellationToken cancellation)
    {
        if (!values.ContainsKey(name) && await TextAsync(question, null, cancellation) is { Length: > 0 } value)
        {
            values[name] = value;
        }
    }

    private Task<string> TextAsync(string question, string? standard, CancellationToken cancellation)
    {
        var prompt = new TextPrompt<string>(Markup.Escape(question)).AllowEmpty();
        return console.PromptAsync(string.IsNullOrEmpty(standard) ? prompt : prompt.DefaultValue(standard), cancellation);
    }
}
