using Station.Platform.Keys;
using Station.Platform.Reports;
using Station.Platform.Storage;

namespace Station.EndToEnd.Tests;

/// <summary>A registry that is changed with the tool while the tool's receiver works with it.</summary>
public sealed class LiveRegistryTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Mosquitto broker = new();
    private readonly RunningStation running;

    public LiveRegistryTests() => running = new RunningStation(broker.Port);

    public void Dispose()
    {
        running.Dispose();
        broker.Dispose();
    }

    [Fact]
    public async Task What_is_exported_and_revoked_holds_for_a_receiver_that_is_never_restarted()
    {
        string[] roots = ["--registry", running.FileNamed("roots.json"), "--passphrase-file", Secret("phrase", "correct horse battery")];
        string receiverPhrase = Secret("receiver-phrase", "another receiver phrase");
        string keys = running.FileNamed("receiver.json");
        using (Passphrase passphrase = Passphrase.FromFile(roots[3]))
        {
            RegistryFile.UpdateRoots(roots[1], passphrase, true, content => content with { Stations = [running.Registered] });
        }

        await ToolAsync(["registry", "add", .. roots, "--station", "00000099", "--name", "elsewhere"]);
        string[] export = ["registry", "export", .. roots, "--to", keys, "--epoch", "0", "--to-passphrase-file", receiverPhrase];
        await ToolAsync([.. export, "--station", "00000099"]);
        using ToolProcess receiver = ToolProcess.Start(
            "receive", "--broker", broker.Url, "--store", running.StorePath, "--keys", keys, "--passphrase-file", receiverPhrase);
        running.AwaitStore();
        RunUntil(() => Quarantined("unknown-station") > 0);

        await ToolAsync([.. export, "--station", "00000001"]);
        RunUntil(() => Report().Stored > 0);
        running.AssertEverythingArrivesExactlyOnce();

        await ToolAsync(
            ["registry", "revoke", .. roots, "--station", "00000001", "--generation", "0", "--from", "2026-01-01T00:00:00Z", "--receiver", keys, "--receiver-passphrase-file", receiverPhrase]);
        RunUntil(() => Quarantined("revoked") > 0);
    }

    private string Secret(string name, string text)
    {
        string path = running.FileNamed(name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }

    private static async Task ToolAsync(string[] arguments)
    {
        (int status, _, string errors) = await ToolProcess.RunAsync(Limit, arguments);
        Assert.True(status == 0, errors);
    }

    private void RunUntil(Func<bool> condition)
    {
        DateTime deadline = DateTime.UtcNow + Limit;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < deadline, "it did not come to pass");
            running.RunFor(TimeSpan.FromMinutes(5));
        }
    }

    private StoreReport Report()
    {
        using EvidenceReader store = EvidenceReader.Open(running.StorePath);
        return store.Report();
    }

    private long Quarantined(string verdict) => Report().Quarantine.Where(count => count.Verdict == verdict).Sum(count => count.Count);
}
