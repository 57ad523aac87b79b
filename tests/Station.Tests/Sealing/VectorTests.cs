using System.Globalization;
using System.Text.Json;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Journal;
using Station.Sealing;
using Station.Tests.Sensors;
using Station.Uplink;

namespace Station.Tests.Sealing;

/// <summary>The station's side of tests/vectors: it makes the very bytes of those that a station would make, and opens those that are for it.</summary>
public sealed class VectorTests
{
    private static readonly VirtualMac Mac = new(new HalGate(new VirtualTime(0), new ExternalWatchdog(0)));

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "tests", "vectors"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_station_with_the_chain_key_seals_the_same_bytes(string name)
    {
        foreach (JsonElement vector in Vectors(name).Where(IsOfStation))
        {
            KeyRing keys = KeysOf(vector);
            var envelope = new Envelope(keys);
            byte[] payload = Bytes(vector, "payload");
            byte[] key = vector.GetProperty("use").GetString() == "block" ? keys.BlockKey : keys.LiveKey;
            byte[] tag = envelope.TagOf(payload, 0, payload.Length, key);
            Assert.Equal(Bytes(vector, "key"), key);
            Assert.Equal(Bytes(vector, "tag"), tag);
            Assert.Equal(Bytes(vector, "message"), envelope.Wrap(keys.SealingKey, payload, 0, payload.Length, tag, 0));
        }
    }

    [Fact]
    public void A_station_opens_what_the_platform_sealed_for_it_and_no_answer()
    {
        int opened = 0;
        foreach (JsonElement vector in Vectors("downlink"))
        {
            byte[] message = Bytes(vector, "message");
            bool isForStation = vector.GetProperty("use").GetString() == "command";
            Assert.Equal(isForStation, new Envelope(KeysOf(vector)).TryOpenDownlink(message, message.Length, out int offset, out int count));
            if (isForStation)
            {
                opened++;
                Assert.Equal(Bytes(vector, "payload"), message[offset..(offset + count)]);
            }
        }

        Assert.InRange(opened, 10, 100);
    }

    [Theory]
    [InlineData("downlink")]
    [InlineData("downlink-refused")]
    public void A_station_takes_the_receipts_that_are_sound_and_of_its_session(string name)
    {
        var session = new SessionMessage(new byte[256]);
        session.Renew(new PresentSession());
        foreach (JsonElement vector in Vectors(name).Where(vector => vector.GetProperty("topic").GetString()!.EndsWith("/receipt", StringComparison.Ordinal)))
        {
            var receipts = new ReceiptReader(new Envelope(KeysOf(vector)), session);
            Assert.Equal(vector.GetProperty("opens").GetBoolean(), receipts.TryRead(Bytes(vector, "message"), new ReceiptState()));
        }
    }

    /// <summary>Sealed as a station seals: under the epoch that its kid names.</summary>
    private static bool IsOfStation(JsonElement vector) => vector.TryGetProperty("use", out JsonElement use) && use.GetString() != "command"
        && vector.GetProperty("epoch").GetInt32() == vector.GetProperty("keyEpoch").GetInt32();

    private static IEnumerable<JsonElement> Vectors(string name)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "tests", "vectors", name + ".json")));
        return [.. file.RootElement.GetProperty("vectors").EnumerateArray().Select(vector => vector.Clone())];
    }

    /// <summary>The keys of the station that the kid names, and, where the platform sealed, C.</summary>
    private static KeyRing KeysOf(JsonElement vector)
    {
        byte[] keyId = Bytes(vector, "protected")[^8..];
        uint station = uint.Parse(Convert.ToHexString(keyId[..4]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        bool isCommand = vector.GetProperty("use").GetString() == "command";
        return new KeyRing(Mac, station, keyId[4], vector.GetProperty("epoch").GetInt32(), Bytes(vector, "ke"), isCommand ? Bytes(vector, "key") : new byte[KeyRing.KeyBytes]);
    }

    private static byte[] Bytes(JsonElement vector, string name) => Convert.FromHexString(vector.GetProperty(name).GetString()!);

    private sealed class PresentSession : IRandomBytes
    {
        public void Fill(byte[] buffer) => Convert.FromHexString("0102030405060708").CopyTo(buffer, 0);
    }
}
