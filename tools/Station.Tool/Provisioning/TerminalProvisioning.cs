using System.Globalization;
using System.Text;
using Station.Platform.Keys;
using Station.Settings;
using Station.Tool.Conversing;

namespace Station.Tool.Provisioning;

/// <summary>
/// Provisions a station over its terminal: files, then settings, and who it is last of all, so that a station which was left in the middle is still none, and the same again finishes it. What it has
/// already is not given a second time.
/// </summary>
internal sealed class TerminalProvisioning(StationClient station, TimeSpan answerLimit, TextWriter output)
{
    /// <summary>Bytes of a file in one line of the terminal.</summary>
    private const int PortionBytes = 48;

    /// <summary>Who is there.</summary>
    /// <exception cref="ToolError">Nobody.</exception>
    public async Task<StationIdentity> MeetAsync(CancellationToken cancellation) =>
        await station.IdentifyAsync(answerLimit, cancellation) ?? throw StationClient.Silent(station.Port, answerLimit);

    /// <summary>Refuses a board that is somebody else, or another board than the profile is for.</summary>
    public void RefuseOther(StationIdentity found, ProvisioningPlan plan, RegisteredStation meant)
    {
        if (found.Board != plan.Profile.Board)
        {
            throw new ToolError(
                ExitStatus.Input, "provision-board", $"Profile {plan.Profile.Name} is for board {plan.Profile.Board}, and on {station.Port} is board {found.Board}.", "Connect the board that is meant, or choose another profile.");
        }

        if (found.Station is not null && !found.Is(meant.Number, meant.Generation))
        {
            throw new ToolError(
                ExitStatus.Input,
                "provision-foreign",
                $"On {station.Port} is {found}, and the plan is for station {meant}.",
                "Connect the board that is meant; one that is to become another station, or a new generation, is emptied with factory-reset at its terminal first.");
        }
    }

    /// <summary>Gives the station what the plan says, and sees that it starts with it.</summary>
    public async Task<StationIdentity> RunAsync(StationIdentity found, ProvisioningPlan plan, RegisteredStation meant, CancellationToken cancellation)
    {
        await PutAsync(ProvisioningPlan.ProfilePath, Encoding.UTF8.GetBytes(plan.ProfileText), cancellation);
        await PutAsync(ProvisioningPlan.AuthorityPath, plan.Authority, cancellation);
        await PutAsync(ProvisioningPlan.CertificatePath, plan.Certificate, cancellation);
        await SetAsync(plan, cancellation);
        if (found.Station is null)
        {
            await IdentifyAsync(meant, cancellation);
        }

        output.WriteLine("restart the station");
        await station.CommandAsync("reboot --yes", cancellation);
        await Task.Delay(StationClient.RestartPause, cancellation);
        StationIdentity after = await MeetAsync(cancellation);
        return after.Is(meant.Number, meant.Generation) && after.Profile == plan.Profile.Name && after.ProfileVersion == plan.Profile.Version
            ? after
            : throw new ToolError(
                ExitStatus.LawBroken,
                "provision-identity",
                $"The station was given {meant} with profile {plan.Profile.Name} {plan.Profile.Version}, but starts as {after} with profile {after.Profile} {after.ProfileVersion}.",
                "Type log at its terminal, and repeat the command.");
    }

    /// <summary>Sends a file in portions; the station writes it when it is whole and its checksum is right.</summary>
    private async Task PutAsync(string path, byte[]? content, CancellationToken cancellation)
    {
        if (content is null)
        {
            return;
        }

        output.WriteLine($"send {path}, {content.Length} bytes");
        await station.CommandAsync($"file {path} new {content.Length} {StationFiles.Crc32(content):X8}", cancellation);
        for (int sent = 0; sent < content.Length; sent += PortionBytes)
        {
            string digits = Convert.ToHexString(content, sent, Math.Min(PortionBytes, content.Length - sent));
            await station.CommandAsync($"file {path} {sent} {digits}", cancellation);
        }
    }

    private async Task SetAsync(ProvisioningPlan plan, CancellationToken cancellation)
    {
        var schema = new SettingsSchema();
        output.WriteLine($"set {string.Join(", ", plan.Settings.Keys.Select(key => schema[(int)key].Name))}");
        foreach ((SettingKey key, string value) in plan.Settings)
        {
            await station.CommandAsync($"set {schema[(int)key].Name} {StationClient.Quoted(value)}", cancellation);
        }
    }

    private async Task IdentifyAsync(RegisteredStation meant, CancellationToken cancellation)
    {
        var keys = new StationKeys(meant);
        output.WriteLine($"give it its identity: {meant}");
        await station.CommandAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"provision {meant.Number} {meant.Generation} {Convert.ToHexStringLower(keys.FirstChainKey)} {Convert.ToHexStringLower(keys.CommandKey)}"),
            cancellation);
    }
}
