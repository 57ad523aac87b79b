using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Station.Platform.Errors;
using Station.Platform.Keys;
using Station.Platform.Storage;
using Station.Platform.Verification;
using Station.Platform.Wire;
using Xunit;

namespace Station.Platform.Tests;

/// <summary>Files that people hand in: registries, archives, stores.</summary>
public sealed partial class FileTests : IDisposable
{
    private const string Root = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    private readonly TestStation station = new();
    private readonly TestDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_registry_comes_back_as_it_was_saved_and_only_its_owner_can_read_it()
    {
        var path = directory.File("keys.json");
        RegisteredStation[] stations = [new(0x2A, 1, "屋顶 \"A\"", new byte[32]), new(0x2A, 2, "", Convert.FromHexString(Root))];
        new KeyRegistry(stations).Save(path);

        var loaded = KeyRegistry.Load(path);

        Assert.Equal(2, loaded.Stations.Count);
        Assert.Equal("屋顶 \"A\"", loaded.Find(0x2A, 1)!.Name);
        Assert.Equal(Root, Convert.ToHexStringLower(Assert.IsType<RootSecret>(loaded.Find(0x2A, 2)!.Secret).Root));
        Assert.True(loaded.Knows(0x2A));
        Assert.False(loaded.Knows(0x2B));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        Assert.Equal("registry-unwritable", Assert.Throws<PlatformException>(() => loaded.Save(path)).Token);
    }

    /// <summary>Text of a registry, the line of the complaint, and a word of it.</summary>
    public static TheoryData<string, int, string> BadRegistries() => new()
    {
        { "", 1, "JSON" },
        { "{\n  oops\n}", 2, "JSON" },
        { "[]", 1, "object" },
        { "{}", 1, "format" },
        { "{\n\"format\": \"station-keys-2\"}", 2, "format" },
        { "{\"format\": \"station-keys-1\"}", 1, "stations" },
        { "{\"format\": \"station-keys-1\",\n\"stations\": {}}", 2, "list" },
        { "{\"format\": \"station-keys-1\",\n\"keys\": []}", 2, "keys" },
        { Registry("7"), 3, "object" },
        { Registry(Station("station", "\"2a\"")), 3, "eight" },
        { Registry(Station("station", "42")), 3, "station" },
        { Registry(Station("generation", "256")), 3, "255" },
        { Registry(Station("generation", "\"1\"")), 3, "255" },
        { Registry(Station("root", "\"00\"")), 3, "64" },
        { Registry(Station("root", $"\"{Root.ToUpperInvariant()}\"")), 3, "64" },
        { Registry(Station("name", "1")), 3, "name" },
        { Registry(Station("name", "\"a\\nb\"")), 3, "controls" },
        { Registry(Station("name", "\"\\ud800\"")), 3, "Unicode" },
        { Registry(Station("epoch", "16777216")), 3, "epoch" },
        { Registry(Station("revokedFromBlock", "-1")), 3, "revokedFromBlock" },
        { Registry(Station("revokedFromTime", "\"today\"")), 3, "revokedFromTime" },
        { Registry(Station("chain", $"\"{Root}\"")), 3, "chain" },
        { Registry("{\"station\": \"0000002a\", \"generation\": 1, \"name\": \"x\"}"), 3, "root" },
        { Registry("{\"station\": \"0000002a\", \"colour\": 1}"), 3, "colour" },
        { Registry("{\"station\": \"0000002a\", \"station\": \"0000002b\"}"), 3, "station" },
        { Registry(Station() + ",\n" + Station()), 4, "twice" },
        { Registry(Station()) + "x", 4, "JSON" },
    };

    [Theory]
    [MemberData(nameof(BadRegistries))]
    public void A_bad_registry_is_refused_with_its_line(string text, int line, string word)
    {
        var path = directory.File("keys.json", text);

        var error = Assert.Throws<PlatformException>(() => KeyRegistry.Load(path));

        Assert.Equal(("registry-malformed", ExitClass.Input, $"{path}:{line}"), (error.Token, error.ExitClass, error.Subject));
        Assert.Contains(word, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_good_registry_is_taken() =>
        Assert.Equal(0x2Au, Assert.Single(KeyRegistry.Load(directory.File("keys.json", Registry(Station()))).Stations).Number);

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("{\"topic\":\"t\",\"time\":\"2026-11-23T00:00:00.000Z\"}")]
    [InlineData("{\"topic\":\"t\",\"time\":\"2026-11-23\",\"payload\":\"\"}")]
    [InlineData("{\"topic\":\"t\",\"time\":\"2026-11-23T00:00:00.000Z\",\"payload\":\"%\"}")]
    [InlineData("{\"topic\":\"t\",\"time\":\"2026-11-23T00:00:00.000Z\",\"payload\":\"\",\"more\":1}")]
    public void A_bad_line_of_an_archive_is_refused_by_its_number(string line)
    {
        const string Good = "{\"topic\":\"t\",\"time\":\"2026-11-23T00:00:00.123Z\",\"payload\":\"AQI=\"}";
        var path = directory.File("archive.jsonl", $"{Good}\n{line}\n");

        var error = Assert.Throws<PlatformException>(() => ArchiveFile.Read(path).ToList());

        Assert.Equal(("archive-malformed", $"{path}:2"), (error.Token, error.Subject));
    }

    [Fact]
    public void Files_are_verified_line_by_line()
    {
        var script = new StationScript(station);
        var block = script.Minutes(1, 2);
        var altered = block with { Message = [.. block.Message[..^1], (byte)(block.Message[^1] ^ 1)] };
        var path = directory.File("archive.jsonl");
        ArchiveFile.Write(path, [block, altered, block with { Topic = "sf1/0000002b/block" }]);

        var verdicts = FileVerification.Verify(path, station.Registry).Select(item => (item.Line, item.Judgement.Verdict));

        Assert.Equal([(1, Verdict.Valid), (2, Verdict.Altered), (3, Verdict.WrongTopic)], verdicts);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        AssertError("registry-missing", () => KeyRegistry.Load(directory.File("none")));
        AssertError("archive-missing", () => ArchiveFile.Read(directory.File("none")).ToList());
        AssertError("store-missing", () => EvidenceReader.Open(directory.File("none")));
        AssertError("store-unusable", () => EvidenceWriter.Open(directory.File("none/none.db"), station.Registry));
        Assert.Empty(directory.Names);
    }

    [Fact]
    public void A_file_that_is_no_store_is_left_as_it_is()
    {
        var text = directory.File("text", "This is a text and no database. It is long enough to have a header, though, and must stay as it is.");
        var before = File.ReadAllBytes(text);
        var database = directory.File("other.db");
        Execute(database, "CREATE TABLE other (id)");

        AssertError("store-foreign", () => EvidenceWriter.Open(text, station.Registry));
        AssertError("store-foreign", () => EvidenceReader.Open(text));
        AssertError("store-foreign", () => EvidenceWriter.Open(database, station.Registry));
        Assert.Equal(before, File.ReadAllBytes(text));
    }

    [Fact]
    public void A_store_of_another_version_is_refused()
    {
        var path = directory.File("store.db");
        EvidenceWriter.Open(path, station.Registry).Dispose();
        Execute(path, "PRAGMA user_version = 9");

        AssertError("store-version", () => EvidenceWriter.Open(path, station.Registry));
    }

    [Fact]
    public void The_pages_list_every_token_and_no_other()
    {
        Assert.Equal(ErrorToken.All.Select(error => error.Token).Order(), ListedIn("errors.md", "## Platform"));
        Assert.Equal(
            Enum.GetValues<Fault>().Select(fault => fault.Token()).Concat(Enum.GetValues<Verdict>().Select(verdict => verdict.Token())).Order(),
            ListedIn("platform.md", "## Verdicts"));
        Assert.Equal(
            typeof(ErrorToken).GetFields().Count(field => field.FieldType == typeof(ErrorToken)),
            ErrorToken.All.Count);
    }

    /// <summary>Tokens in the tables of one section of a page.</summary>
    private static IEnumerable<string> ListedIn(string page, string heading)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, page));
        var section = text[text.IndexOf(heading, StringComparison.Ordinal)..].Split("\n## ")[0];
        return TableToken().Matches(section).Select(match => match.Groups[1].Value).Order();
    }

    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex TableToken();

    private static string Registry(string stations) => $"{{\"format\": \"station-keys-1\",\n\"stations\": [\n{stations}\n]}}";

    private static string Station(string name = "", string value = "")
    {
        var fields = new Dictionary<string, string>
        {
            ["station"] = "\"0000002a\"",
            ["generation"] = "1",
            ["name"] = "\"Roof\"",
            ["root"] = $"\"{Root}\"",
        };
        if (name.Length > 0)
        {
            fields[name] = value;
        }

        return "{" + string.Join(", ", fields.Select(field => $"\"{field.Key}\": {field.Value}")) + "}";
    }

    private static void AssertError(string token, Func<object> action) =>
        Assert.Equal(token, Assert.Throws<PlatformException>(action).Token);

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
