using System.Text;
using Station.Logging;
using Station.Settings;
using Station.Tests.Supervision;
using Station.Texts;

namespace Station.Tests.Settings;

/// <summary>
/// Law 7 on settings files, in two ways: slots that were altered anywhere, and slots that were altered and given a checksum that fits. Whatever is read, every value in force has passed its rule, and
/// nothing throws.
/// </summary>
public sealed class SettingsFuzzTests
{
    private static readonly int Rounds = TestScale.Full ? 1_000_000 : 50_000;

    private readonly TestBoard board = new();
    private readonly Random random = new(11);

    [Fact]
    public void Altered_slots_are_never_taken_for_sound()
    {
        byte[] whole = Provision();
        int taken = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] altered = Mutate(whole);
            board.Volume.Files[SettingsStore.Path(0)] = altered;
            (SettingsStore store, SettingsFinding finding) = Open();
            AssertRules(store);
            taken += finding == SettingsFinding.Sound && store.Version == 7 && !altered.AsSpan().SequenceEqual(whole) ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{Rounds} altered slots, {taken} taken");
        Assert.Equal(0, taken);
    }

    [Fact]
    public void Altered_slots_with_a_checksum_that_fits_bring_only_values_that_keep_their_rules()
    {
        string body = Encoding.UTF8.GetString(Provision());
        body = body[..body.LastIndexOf("crc32=", StringComparison.Ordinal)];
        var findings = new int[4];
        var seen = new HashSet<string>();
        for (int round = 0; round < Rounds; round++)
        {
            byte[] altered = random.Next(3) == 0 ? Mutate(Encoding.UTF8.GetBytes(body)) : Encoding.UTF8.GetBytes(Rearrange(body));
            byte[] slot = [.. altered, .. Encoding.ASCII.GetBytes($"crc32={board.Checksum.Crc32(altered, 0, altered.Length):X8}\n")];
            board.Volume.Files[SettingsStore.Path(0)] = slot;
            (SettingsStore store, SettingsFinding finding) = Open();
            AssertRules(store);
            findings[(int)finding]++;
            seen.Add($"{finding}{store.IsOnTrial}{store.Note}{store.IsUntold}");
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Rounds} slots with a fitting checksum; sound {findings[0]}, never set {findings[1]}, damaged {findings[2]}, lost {findings[3]}; {seen.Count} states reached");
        Assert.True(findings[(int)SettingsFinding.Sound] > Rounds / 20 && findings[(int)SettingsFinding.Damaged] > Rounds / 20 && findings[(int)SettingsFinding.Lost] > Rounds / 20);
    }

    private byte[] Provision()
    {
        var settings = new StationSettings(new SettingsSchema());
        settings.TrySet(SettingKey.Station, "12");
        settings.TrySet(SettingKey.Site, "邢台市");
        settings.TrySet(SettingKey.CommandKey, new string('a', 64));
        return new SettingsFile(board.Checksum) { TrialStarts = 3, Note = SettingsNote.Changed, IsTold = true }.Write(settings, 7);
    }

    private (SettingsStore Store, SettingsFinding Finding) Open()
    {
        board.Volume.Files.Remove(SettingsStore.Path(1));
        var store = new SettingsStore(board.Volume, board.Checksum, new StationSettings(new SettingsSchema()), new DeviceLog(board.Clock, 4));
        return (store, store.Load());
    }

    private static void AssertRules(SettingsStore store)
    {
        for (int i = 0; i < store.Settings.Schema.Count; i++)
        {
            SettingDefinition definition = store.Settings.Schema[i];
            Assert.Equal(Refusal.None, SettingRules.Check(definition, store.Settings.Text(definition.Key), out _));
        }
    }

    /// <summary>Other values, doubled, missing and swapped lines.</summary>
    private string Rearrange(string body)
    {
        List<string> lines = [.. body.TrimEnd('\n').Split('\n')];
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            int at = 1 + random.Next(lines.Count - 1);
            string name = lines[at].Split('=')[0];
            switch (random.Next(4))
            {
                case 0:
                    lines[at] = $"{name}={random.Next(-5, 100_000)}";
                    break;
                case 1:
                    lines.Insert(at, lines[random.Next(lines.Count)]);
                    break;
                case 2 when lines.Count > 3:
                    lines.RemoveAt(at);
                    break;
                default:
                    lines[at] = name + "=" + new string((char)random.Next('!', 0x4E00), random.Next(100));
                    break;
            }
        }

        return string.Join('\n', lines) + "\n";
    }

    private byte[] Mutate(byte[] whole)
    {
        var bytes = new List<byte>(whole);
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 2:
                    bytes.RemoveAt(at);
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(1, bytes.Count - at + 1));
                    break;
            }

            if (bytes.Count == 0)
            {
                break;
            }
        }

        return [.. bytes];
    }
}
