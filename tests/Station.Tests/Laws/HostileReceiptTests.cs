using System.Security.Cryptography;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Journal;
using Station.Platform.Wire;
using Station.Sealing;
using Station.Uplink;
using PlatformEnvelope = Station.Platform.Wire.Envelope;
using StationEnvelope = Station.Sealing.Envelope;
using StationSession = Station.Uplink.SessionMessage;

namespace Station.Tests.Laws;

/// <summary>Law 7 at the downlink: whatever arrives is the platform's receipt for this session or is counted and refused.</summary>
public sealed class HostileReceiptTests
{
    private const uint StationNumber = 7;
    private const ulong Session = 0x0102030405060708;

    private static readonly byte[] CommandKey = SHA256.HashData("command"u8);
    private static readonly KeyId KeyId = new(StationNumber, 0, 0);
    private static readonly int Rounds = TestScale.Full ? 5_000_000 : 500_000;

    private readonly ReceiptReader reader;
    private readonly StationEnvelope envelope;

    public HostileReceiptTests()
    {
        var keys = new KeyRing(new VirtualMac(new HalGate(new VirtualTime(0), new ExternalWatchdog(0))), StationNumber, 0, 0, new byte[32], CommandKey);
        envelope = new StationEnvelope(keys);
        var session = new StationSession(new byte[256]);
        session.Renew(new Counting());
        reader = new ReceiptReader(envelope, session);
    }

    [Fact]
    public void The_platforms_receipts_are_read_as_they_are_meant()
    {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++)
        {
            Receipt receipt = NewReceipt(random);
            var state = new ReceiptState();
            Assert.True(reader.TryRead(PlatformEnvelope.Seal(KeyId, receipt.ToPayload(), CommandKey), state));
            AssertSays(receipt, state);
        }

        Assert.Equal(0, reader.Refused);
    }

    [Fact]
    public void Half_a_million_altered_messages_change_nothing()
    {
        var random = new Random(2);
        byte[] genuine = PlatformEnvelope.Seal(KeyId, NewReceipt(random).ToPayload(), CommandKey);
        var state = new ReceiptState();
        state.Begin(77);
        for (int i = 0; i < Rounds; i++)
        {
            byte[] altered = Mutation.Of(genuine, random);
            bool read = reader.TryRead(altered, state);
            Assert.Equal(altered.AsSpan().SequenceEqual(genuine), read);
            if (read)
            {
                state.Begin(77);
            }

            Assert.Equal((77L, 77L, 0), (state.UpTo, state.KnownUpTo, state.RangeCount));
        }
    }

    [Fact]
    public void Half_a_million_well_sealed_but_altered_receipts_are_taken_only_where_they_are_well_formed()
    {
        var random = new Random(3);
        int taken = 0;
        for (int i = 0; i < Rounds; i++)
        {
            byte[] payload = Mutation.Of(NewReceipt(random).ToPayload(), random);
            var state = new ReceiptState();
            if (!reader.TryRead(PlatformEnvelope.Seal(KeyId, payload, CommandKey), state))
            {
                Assert.Equal((0L, 0L, 0), (state.UpTo, state.KnownUpTo, state.RangeCount));
                Assert.True(StrictReceipt.TryParse(payload, Session) is null, $"refused: {Convert.ToHexString(payload)}");
                continue;
            }

            taken++;
            Receipt? meant = StrictReceipt.TryParse(payload, Session);
            Assert.True(meant is not null, $"taken: {Convert.ToHexString(payload)}");
            AssertSays(meant, state);
        }

        Assert.InRange(taken, Rounds / 100, Rounds * 9 / 10);
    }

    [Fact]
    public void A_receipt_of_another_session_station_or_key_is_refused()
    {
        Receipt receipt = NewReceipt(new Random(4));
        byte[] payload = receipt.ToPayload();
        var state = new ReceiptState();
        Assert.False(reader.TryRead(PlatformEnvelope.Seal(KeyId, (receipt with { Session = Session + 1 }).ToPayload(), CommandKey), state));
        Assert.False(reader.TryRead(PlatformEnvelope.Seal(new KeyId(StationNumber + 1, 0, 0), payload, CommandKey), state));
        Assert.False(reader.TryRead(PlatformEnvelope.Seal(new KeyId(StationNumber, 1, 0), payload, CommandKey), state));
        Assert.False(reader.TryRead(PlatformEnvelope.Seal(new KeyId(StationNumber, 0, 1), payload, CommandKey), state));
        Assert.False(reader.TryRead(PlatformEnvelope.Seal(KeyId, payload, SHA256.HashData("other"u8)), state));
        Assert.False(reader.TryRead([], state));
        Assert.Equal(6, reader.Refused);
        Assert.False(envelope.TryOpenDownlink(new byte[100_000], 100_000, out _, out _));
    }

    [Fact]
    public void A_receipt_with_more_ranges_than_a_station_keeps_is_refused_whole()
    {
        for (int ranges = 1; ranges <= 100; ranges++)
        {
            var receipt = new Receipt(Session, 5, [.. Enumerable.Range(0, ranges).Select(i => new BlockRange(i == 0 ? 0 : 1, 1))], 0);
            var state = new ReceiptState();
            Assert.Equal(ranges <= ReceiptState.RangeLimit, reader.TryRead(PlatformEnvelope.Seal(KeyId, receipt.ToPayload(), CommandKey), state));
        }
    }

    private static void AssertSays(Receipt receipt, ReceiptState state)
    {
        Assert.Equal((receipt.UpTo, receipt.Missing.Count), (state.UpTo, state.RangeCount));
        long next = receipt.UpTo;
        foreach (BlockRange range in receipt.Missing)
        {
            long first = next + range.Skip;
            next = first + range.Length;
            Assert.True(!state.IsReceived(first) && !state.IsReceived(next - 1) && (first == 0 || first == receipt.UpTo || state.IsReceived(first - 1)));
        }

        Assert.Equal(next + receipt.Tail, state.KnownUpTo);
    }

    private static Receipt NewReceipt(Random random)
    {
        BlockRange[] ranges = [.. Enumerable.Range(0, random.Next(5)).Select(i => new BlockRange(i == 0 ? 0 : random.Next(1, 300), random.Next(1, 300)))];
        return new Receipt(Session, random.Next(40_000), ranges, random.Next(300));
    }

    private sealed class Counting : IRandomBytes
    {
        public void Fill(byte[] buffer)
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                buffer[i] = (byte)(i + 1);
            }
        }
    }
}
