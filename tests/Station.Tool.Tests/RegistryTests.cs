using System.Text.Json;
using Station.Platform.Keys;

namespace Station.Tool.Tests;

/// <summary>The registry from the command line: what it prints, what it refuses, and that a receiver's half verifies.</summary>
public sealed class RegistryTests(Evidence evidence) : IClassFixture<Evidence>, IDisposable
{
    private readonly ToolFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_station_is_added_handed_over_listed_and_revoked()
    {
        string phrase = files.Secret("phrase", "correct horse battery");
        string receiverPhrase = files.Secret("receiver-phrase", "another receiver phrase");
        string[] registry = ["--registry", files["registry.json"], "--passphrase-file", phrase];

        (await ToolRun.OfAsync(["registry", "add", .. registry, "--station", "0000002a", "--name", "Roof", "--hand-over", files["hand-over"]])).AssertDone();
        (await ToolRun.OfAsync(["registry", "export", .. registry, "--to", files["keys.json"], "--epoch", "0", "--to-passphrase-file", receiverPhrase])).AssertDone();
        (await ToolRun.OfAsync(["registry", "revoke", .. registry, "--station", "0000002a", "--generation", "0", "--from", "120"])).AssertDone();
        ToolRun list = await ToolRun.OfAsync(["registry", "list", .. registry, "--json"]);

        list.AssertDone();
        JsonElement station = JsonDocument.Parse(list.Output).RootElement.GetProperty("stations")[0];
        Assert.Equal(("0000002a", 120), (station.GetProperty("station").GetString(), station.GetProperty("revokedFromBlock").GetInt64()));
        Assert.Equal(3, JsonDocument.Parse(list.Output).RootElement.GetProperty("log").GetArrayLength());
        string[] handedOver = File.ReadAllLines(files["hand-over"]);
        Assert.Equal("station 42", handedOver[0]);
        Assert.DoesNotContain(handedOver[2].Split(' ')[1], list.Output);
        ToolRun receiver = await ToolRun.OfAsync("registry", "list", "--registry", files["keys.json"], "--passphrase-file", receiverPhrase);
        Assert.Contains("checkpoint of epoch 0", receiver.Output);
        ToolRun acl = await ToolRun.OfAsync("registry", "acl", "--registry", files["keys.json"], "--passphrase-file", receiverPhrase);
        Assert.Contains("user 0000002a\ntopic write sf1/0000002a/block\n", acl.Output);
    }

    [Fact]
    public async Task What_a_receiver_was_handed_verifies_and_a_later_checkpoint_does_not_reach_back()
    {
        string phrase = files.Secret("phrase", "correct horse battery");
        string receiverPhrase = files.Secret("receiver-phrase", "another receiver phrase");
        string archive = files.Archive(evidence.Messages);
        using (Passphrase passphrase = Passphrase.FromFile(phrase))
        {
            RegistryFile.UpdateRoots(files["registry.json"], passphrase, true, _ => new RegistryContent([Evidence.Station], []));
        }

        foreach (string epoch in new[] { "0", "1" })
        {
            (await ToolRun.OfAsync(
                "registry", "export", "--registry", files["registry.json"], "--passphrase-file", phrase,
                "--to", files[$"keys-{epoch}.json"], "--epoch", epoch, "--to-passphrase-file", receiverPhrase)).AssertDone();
        }

        (await ToolRun.OfAsync("verify", archive, "--keys", files["keys-0.json"], "--passphrase-file", receiverPhrase)).AssertDone();
        (await ToolRun.OfAsync("rebuild", "--archive", archive, "--store", files["store.db"], "--keys", files["keys-0.json"], "--passphrase-file", receiverPhrase)).AssertDone();
        ToolRun late = await ToolRun.OfAsync("verify", archive, "--keys", files["keys-1.json"], "--passphrase-file", receiverPhrase);
        late.AssertError(1, "not-verified", "epoch-out-of-range (epoch-past)");
        (await ToolRun.OfAsync("verify", archive, "--keys", files["keys-0.json"])).AssertError(3, "passphrase-missing", files["keys-0.json"]);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_and_leaves_the_registry_as_it_was()
    {
        string phrase = files.Secret("phrase", "correct horse battery");
        string wrong = files.Secret("wrong", "not the passphrase");
        string exposed = files.Text("exposed", "correct horse battery");
        string path = files["registry.json"];
        (await ToolRun.OfAsync("registry", "add", "--registry", path, "--passphrase-file", phrase, "--station", "0000002a", "--name", "Roof")).AssertDone();
        byte[] before = File.ReadAllBytes(path);

        (await ToolRun.OfAsync("registry", "list", "--registry", path)).AssertError(3, "passphrase-missing", path);
        (await ToolRun.OfAsync("registry", "list", "--registry", path, "--passphrase-file", wrong)).AssertError(3, "registry-passphrase", path);
        (await ToolRun.OfAsync("registry", "list", "--registry", path, "--passphrase-file", exposed)).AssertError(4, "passphrase-exposed", exposed);
        string[] command = ["command", "diagnostics", "--broker", "mqtt://127.0.0.1:9", "--registry", path, "--station", "0000002a"];
        (await ToolRun.OfAsync(command)).AssertError(3, "passphrase-missing", path);
        (await ToolRun.OfAsync([.. command, "--passphrase-file", phrase])).AssertError(4, "broker-unreachable", "127.0.0.1");
        (await ToolRun.OfAsync("registry", "add", "--registry", path, "--passphrase-file", phrase, "--station", "2a", "--name", "Roof")).AssertError(2, "report-station", "2a");
        (await ToolRun.OfAsync("registry", "add", "--registry", path, "--passphrase-file", phrase, "--station", "0000002a", "--generation", "0", "--name", "Roof")).AssertError(3, "registry-station-present", path);
        (await ToolRun.OfAsync("registry", "revoke", "--registry", path, "--passphrase-file", phrase, "--station", "0000002a", "--generation", "0", "--from", "2026-11-23T08:00:00")).AssertError(2, "registry-from", "2026");

        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public async Task A_checkpoint_is_signed_and_a_store_holds_what_was_lodged()
    {
        string phrase = files.Secret("phrase", "correct horse battery");
        string store = files.Store(evidence.Messages, evidence.Registry);
        string[] key = ["--signing-key", files["private.pem"]];

        (await ToolRun.OfAsync(["registry", "checkpoint", "key", .. key, "--public-key", files["public.pem"], "--passphrase-file", phrase])).AssertDone();
        (await ToolRun.OfAsync(["registry", "checkpoint", "export", "--store", store, .. key, "--to", files["day"], "--passphrase-file", phrase])).AssertDone();
        ToolRun verified = await ToolRun.OfAsync("registry", "checkpoint", "verify", files["day"], "--public-key", files["public.pem"], "--store", store);
        string shorter = files.Store([.. evidence.Messages.Take(evidence.Messages.Count / 2)], evidence.Registry, "shorter.db");
        ToolRun cut = await ToolRun.OfAsync("registry", "checkpoint", "verify", files["day"], "--public-key", files["public.pem"], "--store", shorter);
        string changed = files.Text("changed", File.ReadAllText(files["day"]).Replace("generation 1", "generation 2", StringComparison.Ordinal));

        verified.AssertDone();
        Assert.Contains("holds all of them", verified.Output);
        cut.AssertError(1, "checkpoint-differs", shorter);
        (await ToolRun.OfAsync("registry", "checkpoint", "verify", changed, "--public-key", files["public.pem"])).AssertError(1, "checkpoint-forged", changed);
    }
}
