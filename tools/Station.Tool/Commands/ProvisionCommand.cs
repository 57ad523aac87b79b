using System.CommandLine;
using Spectre.Console;
using Station.Platform.Keys;
using Station.Tool.Bundles;
using Station.Tool.Conversing;
using Station.Tool.Provisioning;
using Station.Tool.Registries;

namespace Station.Tool.Commands;

/// <summary><c>station provision</c>: makes a board a station, over its terminal or as a bundle for <c>station flash</c>.</summary>
internal static class ProvisionCommand
{
    private static readonly RegistryOptions Registry = new();

    private static readonly Option<string?> PlanOption = new("--file") { Description = "What the station is to be, lines name=value; what is missing is asked for.", HelpName = "FILE" };

    private static readonly Option<string?> Port = new("--port") { Description = "Port of the adapter on the terminal (COM2) of the station that is to be provisioned.", HelpName = "PORT" };

    private static readonly Option<string?> BundleOption = new("--bundle") { Description = "Folder for a bundle, which 'station flash' puts on a board.", HelpName = "DIR" };

    private static readonly Option<GenerationReason?> Reason = new("--reason") { Description = "Why a station that has its keys gets a new generation: replaced, formatted or compromised.", HelpName = "WHY" };

    private static readonly Option<string?> Label = new("--label") { Description = "File for the label's QR code as PNG; in the bundle without it.", HelpName = "FILE" };

    private static readonly Option<int?> Wait = new("--wait") { Description = "Seconds that the station may take to answer (60).", HelpName = "S" };

    public static Command Create()
    {
        var command = new Command("provision", "Makes a board a station: identity, keys, Wi-Fi, broker, time servers, profile, site and position; prints the label of its box.")
        {
            PlanOption, Port, BundleOption, Reason, Label, Wait,
        };
        Registry.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Port) is null == result.GetValue(BundleOption) is null)
            {
                result.AddError("Give either --port or --bundle.");
            }

            if (result.GetValue(Reason) == GenerationReason.New)
            {
                result.AddError("--reason takes replaced, formatted or compromised.");
            }

            WaitLimit.Check(result, Wait);
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        Dictionary<string, string> values = parsed.GetValue(PlanOption) is { } file ? PlanFile.Read(file) : [];
        PlanPrompts? prompts = Console.IsInputRedirected ? null : new PlanPrompts(AnsiConsole.Console);
        if (prompts is not null && (parsed.GetValue(PlanOption) is null || PlanNames.Required.Any(name => !values.ContainsKey(name))))
        {
            await prompts.CompleteAsync(values, cancellation);
        }

        ProvisioningPlan plan = ProvisioningPlan.Of(values);
        using Passphrase passphrase = await PassphraseAsync(parsed, prompts, cancellation);
        var keys = new ProvisioningKeys(Registry.Path(parsed), passphrase);
        GenerationReason? reason = parsed.GetValue(Reason);
        byte generation = parsed.GetValue(Port) is { } port
            ? await OverTerminalAsync(port, plan, keys, reason, WaitLimit.Of(parsed, Wait), cancellation)
            : AsBundle(parsed.GetValue(BundleOption)!, plan, keys, reason);
        WriteLabel(parsed, StationLabel.Of(plan, generation));
        return ExitStatus.Ok;
    }

    private static async Task<Passphrase> PassphraseAsync(ParseResult parsed, PlanPrompts? prompts, CancellationToken cancellation)
    {
        if (Registry.PassphraseIfGiven(parsed) is { } given)
        {
            return given;
        }

        return prompts is null
            ? Registry.Passphrase(parsed)
            : Passphrase.Of(await prompts.SecretAsync("Passphrase of the registry", isNew: !File.Exists(Registry.Path(parsed)), cancellation));
    }

    private static byte AsBundle(string folder, ProvisioningPlan plan, ProvisioningKeys keys, GenerationReason? reason)
    {
        Bundle? present = BundleFolder.Holds(folder) ? BundleFolder.ReadManifest(folder) : null;
        RegisteredStation station = keys.Obtain(
            plan, reason, candidate => present is { DeliveredAt: null } && present.Station == candidate.Number && present.Generation == candidate.Generation, candidate => RefuseOther(present, candidate));
        Bundle bundle = StationFiles.WriteBundle(folder, plan, station);
        keys.MarkProvisioned(station, "bundle");
        Console.WriteLine($"{bundle.Folder}: bundle of {station}, {bundle.Files.Count} files; 'station flash --bundle' puts it on the board");
        return station.Generation;
    }

    /// <summary>A bundle that nobody has used yet is somebody's keys: it is not overwritten by another station's.</summary>
    private static void RefuseOther(Bundle? present, RegisteredStation candidate)
    {
        if (present is { DeliveredAt: null } && present.Station != candidate.Number)
        {
            throw new ToolError(ExitStatus.Input, "bundle-other", $"{present.Folder} holds the bundle of {present}.", "Choose another folder, or delete that one if it is not wanted any more.");
        }
    }

    private static async Task<byte> OverTerminalAsync(string port, ProvisioningPlan plan, ProvisioningKeys keys, GenerationReason? reason, TimeSpan answerLimit, CancellationToken cancellation)
    {
        using StationClient client = StationClient.Open(port);
        var provisioning = new TerminalProvisioning(client, answerLimit, Console.Out);
        StationIdentity found = await provisioning.MeetAsync(cancellation);
        Console.WriteLine($"on {port}: {found}, version {found.Version}");
        RegisteredStation station = keys.Obtain(
            plan, reason, candidate => found.Is(candidate.Number, candidate.Generation), candidate => provisioning.RefuseOther(found, plan, candidate));
        StationIdentity after = await provisioning.RunAsync(found, plan, station, cancellation);
        keys.MarkProvisioned(station, "terminal");
        Console.WriteLine($"done: {after}, profile {after.Profile} {after.ProfileVersion}");
        Console.WriteLine($"network: {await client.WaitForNetworkAsync(cancellation)}");
        foreach (StationCheck check in (await client.TestAsync(cancellation)).Where(check => check.HasFailed))
        {
            Console.WriteLine($"  not yet: {check}");
        }

        return station.Generation;
    }

    private static void WriteLabel(ParseResult parsed, StationLabel label)
    {
        string? file = parsed.GetValue(Label) ?? (parsed.GetValue(BundleOption) is { } folder ? Path.Combine(folder, "label.png") : null);
        if (file is not null)
        {
            try
            {
                File.WriteAllBytes(file, label.ToPng());
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new ToolError(ExitStatus.Environment, "label-unwritable", $"The label cannot be written: {error.Message}", "The station is provisioned; repeat the command with another --label.");
            }
        }

        Console.WriteLine(label.ToText());
    }
}
