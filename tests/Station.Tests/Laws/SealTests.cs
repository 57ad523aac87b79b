using System.Security.Cryptography;
using Station.Platform.Keys;
using Station.Platform.Verification;
using Station.Platform.Wire;

namespace Station.Tests.Laws;

/// <summary>Law 4 on a whole station: whatever it publishes besides the status verifies with its keys, and nothing else does.</summary>
public sealed class SealTests
{
    [Fact]
    public void Nothing_leaves_a_boot_before_its_boot_record_is_durable()
    {
        using var bench = new LawBench();
        var early = new List<string>();
        int sent = 0;
        bench.Station.Uplink.Alter = (_, topic, payload) =>
        {
            sent++;
            if (!bench.Delivery.Opening.IsOpen)
            {
                early.Add(topic);
            }

            return payload;
        };
        for (int boot = 0; boot < 3; boot++)
        {
            bench.RunMinutes(4);
            bench.Station.Run.PlanPowerCut(bench.NowMs + 1_000, 5_000);
        }

        bench.RunMinutes(4);
        Assert.True(sent > 20, $"only {sent} messages left the station");
        Assert.Empty(early);
    }

    [Fact]
    public void Everything_but_the_status_verifies_and_nothing_altered_or_of_another_key_does()
    {
        using var bench = new LawBench();
        bench.RunMinutes(70);
        bench.Station.Run.PlanPowerCut(bench.NowMs + 1_000, 5_000);
        bench.RunMinutes(10);

        var verifier = new Verifier(bench.Platform.Registry);
        var station = new RegisteredStation(PlatformOnMemoryBroker.StationNumber, 0, "other", SHA256.HashData("other"u8));
        var stranger = new Verifier(new KeyRegistry([station]));
        var random = new Random(1);
        foreach (Publication sent in bench.Publications)
        {
            string topic = $"sf1/{PlatformOnMemoryBroker.StationNumber:x8}/{sent.Channel}";
            Verdict expected = sent.Channel == "status" ? Verdict.Advisory : Verdict.Valid;
            Assert.Equal(expected, verifier.Verify(topic, sent.Payload).Verdict);
            if (expected == Verdict.Valid)
            {
                Assert.Equal(Verdict.Altered, stranger.Verify(topic, sent.Payload).Verdict);
                AssertNoAlterationVerifies(verifier, topic, sent.Payload, random);
            }
        }

        Assert.All(new[] { "block", "live", "session", "context", "status" }, channel => Assert.NotEmpty(bench.Sent(channel)));
    }

    private static void AssertNoAlterationVerifies(Verifier verifier, string topic, byte[] message, Random random)
    {
        for (int i = 0; i < 60; i++)
        {
            byte[] altered = [.. message];
            altered[random.Next(altered.Length)] ^= (byte)(1 << random.Next(8));
            Assert.NotEqual(Verdict.Valid, verifier.Verify(topic, altered).Verdict);
            Assert.NotEqual(Verdict.Valid, verifier.Verify(topic, message.AsSpan(0, random.Next(message.Length))).Verdict);
        }
    }
}
