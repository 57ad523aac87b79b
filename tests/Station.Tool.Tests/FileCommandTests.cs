using System.Text.Json;
using Station.Platform.Storage;

namespace Station.Tool.Tests;

/// <summary>verify, rebuild and export, on good files and bad ones.</summary>
public sealed class FileCommandTests(Evidence evidence) : IClassFixture<Evidence>, IDisposable
{
    private readonly ToolFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Good_files_verify_and_a_store_reports_its_stations()
    {
        string keys = files.Keys(evidence.Registry);
        string archive = files.Archive(evidence.Messages);
        string store = files.Store(evidence.Messages, evidence.Registry);

        ToolRun run = await ToolRun.OfAsync("verify", archive, store, "--keys", keys, "--json");

        run.AssertDone();
        JsonElement report = JsonDocument.Parse(run.Output).RootElement;
        Assert.True(report.GetProperty("verified").GetBoolean());
        JsonElement station = report.GetProperty("files")[1].GetProperty("stations")[0];
        Assert.Equal("0000002a", station.GetProperty("station").GetString());
        Assert.True(station.GetProperty("stored").GetInt64() > 100);
        foreach (string name in new[] { "admittedLost", "unexplained", "conflicts", "sealFailures" })
        {
            Assert.Equal(0, station.GetProperty(name).GetInt64());
        }
    }

    [Fact]
    public async Task Blocks_that_a_terminal_exported_are_taken_in_once_whatever_stands_around_them()
    {
        string keys = files.Keys(evidence.Registry);
        string saved = files.Text("saved.log", "> export\r\n" + string.Concat(Blocks().Select(Exported)) + "Blocks exported\r\n> ");
        string store = files["imported.db"];

        ToolRun first = await ToolRun.OfAsync("import", saved, "--store", store, "--keys", keys);
        ToolRun again = await ToolRun.OfAsync("import", saved, "--store", store, "--keys", keys);

        first.AssertDone();
        again.AssertDone();
        Assert.StartsWith($"{store}: {Blocks().Length} blocks, {Blocks().Length} of them new, ", first.Output);
        Assert.StartsWith($"{store}: {Blocks().Length} blocks, 0 of them new, 0 records", again.Output);
        (await ToolRun.OfAsync("verify", store, "--keys", keys)).AssertDone();
    }

    [Fact]
    public async Task A_reply_to_a_program_is_taken_in_too()
    {
        string rows = string.Join(',', Blocks().Select(block => Exported(block).Trim()));
        string saved = files.Text("reply.log", "\r\n{\"id\":\"1\",\"ok\":true,\"rows\":[" + rows + ",{\"blocks\":9}]}\r\n");

        ToolRun run = await ToolRun.OfAsync("import", saved, "--store", files["reply.db"], "--keys", files.Keys(evidence.Registry));

        run.AssertDone();
        Assert.Contains($" {Blocks().Length} of them new", run.Output);
    }

    [Fact]
    public async Task What_is_damaged_altered_or_not_there_is_named_and_the_rest_is_taken()
    {
        string keys = files.Keys(evidence.Registry);
        RawMessage[] blocks = Blocks();
        byte[] altered = [.. blocks[0].Message];
        altered[^1] ^= 1;
        string store = files["partly.db"];
        string torn = files.Text("torn.log", Exported(blocks[0])[..^20] + "\r\n" + Exported(blocks[1]));
        string forged = files.Text("forged.log", Exported(blocks[0] with { Message = altered }) + Exported(blocks[1]));
        string nothing = files.Text("nothing.log", "> export\r\n");

        (await ToolRun.OfAsync("import", torn, "--store", store, "--keys", keys)).AssertError(1, "import-damaged", torn + ":1");
        (await ToolRun.OfAsync("import", forged, "--store", store, "--keys", keys)).AssertError(1, "not-verified", forged + ":1");
        (await ToolRun.OfAsync("import", nothing, "--store", files["none.db"], "--keys", keys)).AssertError(3, "import-empty", nothing);
        (await ToolRun.OfAsync("import", "nowhere.log", "--store", files["none.db"], "--keys", keys)).AssertError(3, "archive-missing", "nowhere.log");
        Assert.False(File.Exists(files["none.db"]));
        (await ToolRun.OfAsync("verify", store, "--keys", keys)).AssertDone();
    }

    private static string Exported(RawMessage block) => $"{{\"topic\":\"{block.Topic}\",\"payload\":\"{Convert.ToBase64String(block.Message)}\"}}\r\n";

    private RawMessage[] Blocks() => [.. evidence.Messages.Where(message => message.Topic.EndsWith("/block", StringComparison.Ordinal))];

    [Fact]
    public async Task What_is_valid_comes_out_as_SenML_alike_from_a_store_and_from_its_archive()
    {
        string keys = files.Keys(evidence.Registry);
        string archive = files.Archive(evidence.Messages);
        string store = files.Store(evidence.Messages, evidence.Registry);

        ToolRun fromStore = await ToolRun.OfAsync("verify", store, "--keys", keys, "--senml", "json");
        ToolRun fromArchive = await ToolRun.OfAsync("verify", archive, "--keys", keys, "--senml", "json");
        ToolRun cbor = await ToolRun.OfAsync("verify", store, "--keys", keys, "--senml", "cbor");

        fromStore.AssertDone();
        cbor.AssertDone();
        Assert.Equal(fromStore.Output, fromArchive.Output);
        string[] packs = fromStore.Output.TrimEnd().Split('\n');
        Assert.True(packs.Length > 100);
        Assert.All(packs, pack => Assert.StartsWith("sf1/0000002a/", JsonDocument.Parse(pack).RootElement[0].GetProperty("bn").GetString()));
        (await ToolRun.OfAsync("verify", store, "--keys", keys, "--senml", "xml")).AssertError(2, "usage", "xml");
    }

    [Fact]
    public async Task What_is_valid_comes_out_as_packets_of_HJ_212_as_their_settings_want_them()
    {
        string keys = files.Keys(evidence.Registry);
        string archive = files.Archive(evidence.Messages);
        string settings = files.Text("hj212", "hj212 2017\nstation 0000002a mn=M1 pw=123456 st=22\n");
        string bad = files.Text("bad", "hj212 2017\nstation 2a\n");

        ToolRun run = await ToolRun.OfAsync("verify", archive, "--keys", keys, "--hj212", settings);

        run.AssertDone();
        string[] packets = run.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(packets.Length > 100);
        Assert.All(packets, packet => Assert.Matches("^##[0-9]{4}QN=[0-9]{17};ST=22;CN=20[56]1;PW=123456;MN=M1;Flag=4;CP=&&DataTime=[0-9]{14};.*&&[0-9A-F]{4}$", packet));
        (await ToolRun.OfAsync("verify", archive, "--keys", keys, "--hj212", bad)).AssertError(3, "hj212-malformed", bad + ":2");
        (await ToolRun.OfAsync("verify", archive, "--keys", keys, "--hj212", settings, "--json")).AssertError(2, "usage", "--hj212");
    }

    [Fact]
    public async Task A_store_is_rebuilt_alike_from_itself_and_from_its_export()
    {
        string keys = files.Keys(evidence.Registry);
        string store = files.Store(evidence.Messages, evidence.Registry);

        (await ToolRun.OfAsync("export", "--from", store, "--archive", files["export.jsonl"])).AssertDone();
        (await ToolRun.OfAsync("rebuild", "--archive", files["export.jsonl"], "--store", files["a.db"], "--keys", keys)).AssertDone();
        (await ToolRun.OfAsync("rebuild", "--from", store, "--store", files["b.db"], "--keys", keys)).AssertDone();

        Assert.Equal(DigestOf(store), DigestOf(files["a.db"]));
        Assert.Equal(DigestOf(store), DigestOf(files["b.db"]));
    }

    [Fact]
    public async Task A_damaged_block_is_found_by_its_place()
    {
        (IReadOnlyList<RawMessage> messages, int number) = evidence.Damaged();
        string keys = files.Keys(evidence.Registry);
        string archive = files.Archive(messages);
        string store = files.Store(messages, evidence.Registry);
        string place = $"message {number}: sf1/0000002a/block: altered (seal)";

        ToolRun ofArchive = await ToolRun.OfAsync("verify", archive, "--keys", keys);
        ToolRun ofStore = await ToolRun.OfAsync("verify", store, "--keys", keys);

        ofArchive.AssertError(1, "not-verified", place);
        Assert.Contains(place, ofArchive.Output);
        ofStore.AssertError(1, "not-verified", place);
        Assert.Contains("seal failures 1", ofStore.Output);
    }

    [Fact]
    public async Task A_rebuild_with_a_damaged_block_is_whole_and_says_so()
    {
        (IReadOnlyList<RawMessage> messages, _) = evidence.Damaged();
        string keys = files.Keys(evidence.Registry);
        string archive = files.Archive(messages);

        ToolRun run = await ToolRun.OfAsync("rebuild", "--archive", archive, "--store", files["new.db"], "--keys", keys);

        run.AssertError(1, "rebuilt-with-unverified", $"1 of {messages.Count} messages");
        Assert.Equal(DigestOf(files.Store(messages, evidence.Registry)), DigestOf(files["new.db"]));
    }

    [Fact]
    public async Task With_a_wrong_key_nothing_verifies_and_no_store_is_made()
    {
        string keys = files.Keys(Evidence.WrongRegistry);
        string archive = files.Archive(evidence.Messages);
        string store = files.Store(evidence.Messages, evidence.Registry);
        string[] before = [.. files.Names];

        (await ToolRun.OfAsync("verify", archive, "--keys", keys)).AssertError(1, "not-verified", "root in the key registry");
        (await ToolRun.OfAsync("rebuild", "--archive", archive, "--store", files["new.db"], "--keys", keys)).AssertError(3, "nothing-verifies", archive);
        (await ToolRun.OfAsync("rebuild", "--from", store, "--store", files["new.db"], "--keys", keys)).AssertError(3, "nothing-verifies", store);

        Assert.Equal(before, files.Names);
    }

    [Fact]
    public async Task A_store_that_was_filled_with_a_wrong_key_is_to_be_rebuilt()
    {
        string store = files.Store(evidence.Messages, Evidence.WrongRegistry);

        ToolRun run = await ToolRun.OfAsync("verify", store, "--keys", files.Keys(evidence.Registry));

        run.AssertError(1, "store-outdated", store);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("rebuild")]
    [InlineData("receive")]
    public async Task A_registry_that_cannot_be_used_is_named(string command)
    {
        string archive = files.Archive(evidence.Messages);
        Directory.CreateDirectory(files["folder.json"]);
        string malformed = files.Secret("malformed.json", "{\n\"format\": \"station-keys-9\"}");
        string[] before = [.. files.Names];
        string[] Arguments(string keys) => command switch
        {
            "verify" => ["verify", archive, "--keys", keys],
            "rebuild" => ["rebuild", "--archive", archive, "--store", files["new.db"], "--keys", keys],
            _ => ["receive", "--broker", "mqtt://127.0.0.1:1", "--store", files["new.db"], "--keys", keys],
        };

        (await ToolRun.OfAsync(Arguments(files["none.json"]))).AssertError(3, "registry-missing", files["none.json"]);
        (await ToolRun.OfAsync(Arguments(files["folder.json"]))).AssertError(4, "registry-unreadable", files["folder.json"]);
        (await ToolRun.OfAsync(Arguments(malformed))).AssertError(3, "registry-malformed", malformed + ":2");

        Assert.Equal(before, files.Names);
    }

    [Fact]
    public async Task A_damaged_archive_file_is_named_with_its_line_and_leaves_no_store()
    {
        string keys = files.Keys(evidence.Registry);
        string archive = files.Archive(evidence.Messages);
        string[] lines = File.ReadAllLines(archive);
        lines[6] = lines[6][..^5];
        File.WriteAllLines(archive, lines);
        string[] before = [.. files.Names];

        (await ToolRun.OfAsync("verify", archive, "--keys", keys)).AssertError(3, "archive-malformed", archive + ":7");
        (await ToolRun.OfAsync("rebuild", "--archive", archive, "--store", files["new.db"], "--keys", keys)).AssertError(3, "archive-malformed", archive + ":7");

        Assert.Equal(before, files.Names);
    }

    [Fact]
    public async Task A_damaged_store_is_named_and_leaves_no_store()
    {
        string keys = files.Keys(evidence.Registry);
        string store = files.Store(evidence.Messages, evidence.Registry);
        using (FileStream stream = File.OpenWrite(store))
        {
            stream.Position = 8_192;
            stream.Write(Enumerable.Repeat((byte)0xA5, (int)(stream.Length - 8_192)).ToArray());
        }

        string[] before = [.. files.Names];

        (await ToolRun.OfAsync("verify", store, "--keys", keys)).AssertError(3, "store-damaged", store);
        (await ToolRun.OfAsync("rebuild", "--from", store, "--store", files["new.db"], "--keys", keys)).AssertError(3, "store-damaged", store);
        (await ToolRun.OfAsync("export", "--from", store, "--archive", files["new.jsonl"])).AssertError(3, "store-damaged", store);

        Assert.Equal(before, files.Names);
    }

    [Fact]
    public async Task What_is_there_is_never_overwritten()
    {
        string keys = files.Keys(evidence.Registry);
        string archive = files.Archive(evidence.Messages);
        string store = files.Store(evidence.Messages, evidence.Registry);
        string text = files.Text("text", "a text that somebody needs");

        (await ToolRun.OfAsync("rebuild", "--archive", archive, "--store", text, "--keys", keys)).AssertError(3, "store-exists", text);
        (await ToolRun.OfAsync("rebuild", "--from", text, "--store", files["new.db"], "--keys", keys)).AssertError(3, "store-foreign", text);
        (await ToolRun.OfAsync("export", "--from", store, "--archive", text)).AssertError(4, "archive-unwritable", text);

        Assert.Equal("a text that somebody needs", File.ReadAllText(text));
        Assert.False(File.Exists(files["new.db"]));
    }

    [Fact]
    public async Task A_missing_file_does_not_keep_the_others_from_being_verified()
    {
        string archive = files.Archive(evidence.Messages);

        ToolRun run = await ToolRun.OfAsync("verify", files["none"], archive, "--keys", files.Keys(evidence.Registry));

        run.AssertError(3, "archive-missing", files["none"]);
        Assert.Contains($"{archive}: verified", run.Output);
    }

    private static string DigestOf(string store)
    {
        using EvidenceReader reader = EvidenceReader.Open(store);
        return reader.ComputeDigest();
    }
}
