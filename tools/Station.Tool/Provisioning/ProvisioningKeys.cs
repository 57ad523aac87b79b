using Station.Platform.Keys;

namespace Station.Tool.Provisioning;

/// <summary>
/// The keys that a station gets, from the registry of roots. A generation that was added and has not gone to any station is taken again, so that a command that was cut short can be repeated; one that has
/// gone is never given to another board.
/// </summary>
/// <param name="path">The registry.</param>
/// <param name="passphrase">What it is sealed with.</param>
internal sealed class ProvisioningKeys(string path, Passphrase passphrase)
{
    /// <summary>The generation that a station is to have; a new one where none is due.</summary>
    /// <param name="plan">The station.</param>
    /// <param name="reason">Why it gets a new generation, null when it is to get none beyond its first.</param>
    /// <param name="isThere">Whether the place that it goes to has it already.</param>
    /// <param name="accepts">Refuses a generation that cannot go there, before the registry is changed.</param>
    public RegisteredStation Obtain(ProvisioningPlan plan, GenerationReason? reason, Func<RegisteredStation, bool> isThere, Action<RegisteredStation> accepts)
    {
        RegisteredStation? chosen = null;
        RegistryFile.UpdateRoots(path, passphrase, mayCreate: true, content =>
        {
            RegisteredStation[] present = [.. content.Stations.Where(station => station.Number == plan.Station).OrderBy(station => station.Generation)];
            chosen = plan.Generation is { } wanted ? present.FirstOrDefault(station => station.Generation == wanted) : present.LastOrDefault();
            bool isUsable = chosen is not null && chosen.Revocation is null && (!RegistryActions.IsProvisioned(content, chosen) || isThere(chosen));
            if (chosen is null || (!isUsable && reason is not null && plan.Generation is null))
            {
                content = RegistryActions.Add(content, path, plan.Station, plan.Generation, plan.Name, reason ?? GenerationReason.New, DateTimeOffset.UtcNow, out chosen);
            }
            else if (!isUsable)
            {
                throw new ToolError(
                    ExitStatus.Input,
                    "provision-done",
                    $"{path}: {chosen} has gone to a station already, and this is not it.",
                    "A key is given once: say with --reason why the station gets a new generation (replaced, formatted, compromised).");
            }

            accepts(chosen);
            return content;
        });
        return chosen!;
    }

    /// <summary>Notes that the generation has gone.</summary>
    public void MarkProvisioned(RegisteredStation station, string how) =>
        RegistryFile.UpdateRoots(path, passphrase, mayCreate: false, content => RegistryActions.MarkProvisioned(content, station, how, DateTimeOffset.UtcNow));
}
