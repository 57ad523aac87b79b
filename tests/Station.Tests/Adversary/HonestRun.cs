using Station.Platform.Keys;
using Station.Platform.Storage;
using Station.Platform.Wire;
using Station.Tests.Laws;

namespace Station.Tests.Adversary;

/// <summary>What an honest station published over three boots, as the adversary recorded it.</summary>
internal sealed class HonestRun
{
    private const int Boots = 3;

    private HonestRun()
    {
        using var bench = new LawBench();
        for (int boot = 0; boot < Boots; boot++)
        {
            for (int block = 0; block < 3; block++)
            {
                bench.RunMinutes(5);
                Assert.True(bench.Delivery.Journal.CloseOpenBlocks());
            }

            if (boot < Boots - 1)
            {
                bench.RunMinutes(1);
                bench.Station.Run.PlanPowerCut(bench.NowMs + 1_000, 5_000);
            }
        }

        bench.RunMinutes(2);
        Registry = bench.Platform.Registry;
        Keys = bench.Platform.Keys;
        RawMessage[] sent = [.. bench.Publications.Where(sent => sent.Channel != "status").Select(sent => new RawMessage(Topic(sent.Channel), sent.Payload, sent.AtMs))];
        Blocks = [.. sent.Where(IsBlock).Select(message => new RecordedBlock(message)).DistinctBy(block => block.Header.Block).OrderBy(block => block.Header.Block)];

        // The recording ends with the last block: what is open behind it has only been seen live.
        Messages = [.. sent.Where(message => LiveSequence(message) is not { } sequence || sequence <= LastBlock.LastSequence)];
    }

    public static HonestRun Recorded => Recording.Value;

    private static Lazy<HonestRun> Recording { get; } = new(() => new HonestRun());

    public KeyRegistry Registry { get; }

    public StationKeys Keys { get; }

    public RegisteredStation Station => Registry.Find(PlatformOnMemoryBroker.StationNumber, 0)!;

    public KeyId KeyId { get; } = new(PlatformOnMemoryBroker.StationNumber, 0, 0);

    /// <summary>Everything but the status, in order.</summary>
    public RawMessage[] Messages { get; }

    /// <summary>The blocks in order of their numbers.</summary>
    public RecordedBlock[] Blocks { get; }

    public RecordedBlock LastBlock => Blocks[^1];

    public static string Topic(string channel) => $"sf1/{PlatformOnMemoryBroker.StationNumber:x8}/{channel}";

    public RawMessage First(string channel) => Messages.First(message => message.Topic == Topic(channel));

    /// <summary>Sequence of a live record; null for anything else.</summary>
    public static long? LiveSequence(RawMessage message)
    {
        if (message.Topic != Topic("live"))
        {
            return null;
        }

        Assert.True(Envelope.TryParse(message.Message, out Envelope envelope));
        var content = new MessageContent();
        Assert.Equal(Fault.None, content.Decode(envelope.Payload));
        return content.Live.Sequence;
    }

    /// <summary>A minute block from the middle of the run.</summary>
    public RecordedBlock MinuteBlock() => Blocks.First(block => block.Header is { Kind: MessageKind.MinuteBlock, Boot: 2 });

    /// <summary>A context comes as a block as well, unless the platform has said that it is there.</summary>
    private static bool IsBlock(RawMessage message) => message.Topic == Topic("block") || message.Topic == Topic("context");

    /// <summary>A block that the adversary made and sealed with the station's key, arrived after all others.</summary>
    public RawMessage Forge(byte[] payload) => new(Topic("block"), Envelope.Seal(KeyId, payload, Keys.BlockKey(0)), Messages[^1].ReceivedMs + 1_000);

    /// <summary>A session that says what the station no longer holds, sealed as by the station.</summary>
    public RawMessage Session(long nextBlock, long oldestHeld, long nextSequence)
    {
        byte[] payload = ForgedPayload.Session(LastBlock.Header, nextBlock, oldestHeld, nextSequence);
        return new RawMessage(Topic("session"), Envelope.Seal(KeyId, payload, Keys.LiveKey(0)), Messages[^1].ReceivedMs + 2_000);
    }
}
