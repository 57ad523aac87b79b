using Station.Hal.Simulated.Mqtt;
using Station.Platform.Commands;
using Station.Platform.Keys;
using Station.Tests.Laws;

namespace Station.Tests.Commands;

/// <summary>Somebody at the platform who sends commands to the station of a bench, over its broker and in its time.</summary>
internal sealed class CommandBench : IDisposable
{
    private const long SliceMs = 100;
    private const long RepeatMs = 5_000;

    private readonly MemoryClient client;
    private readonly BenchTime time;

    public CommandBench(LawBench? laws = null)
    {
        Laws = laws ?? new LawBench();
        time = new BenchTime(Laws);
        client = new MemoryClient(Laws.Platform.Broker, "commander");
        client.Connect(isClean: true, Laws.NowMs);
        client.Subscribe("sf1/+/answer", Laws.NowMs);
    }

    public LawBench Laws { get; }

    public RegisteredStation Registered => Laws.Platform.Registry.Find(PlatformOnMemoryBroker.StationNumber, 0)!;

    public Firmware Firmware => Laws.Station.Firmware!;

    /// <summary>How far the platform's clock is off.</summary>
    public long PlatformClockErrorMs
    {
        get => time.ErrorMs;
        set => time.ErrorMs = value;
    }

    /// <summary>Time that an answer lies about before it is looked at.</summary>
    public long ReactionMs { get; set; }

    public CommandExchange Begin(CommandRequest request, int lifetimeSeconds = 60) =>
        new(Registered, request, TimeSpan.FromSeconds(lifetimeSeconds), time);

    /// <summary>Sends a command and waits for its end; null when no answer came in time.</summary>
    public CommandAnswer? Send(CommandRequest request, int limitSeconds = 60) => Run(Begin(request), limitSeconds);

    public CommandAnswer? Run(CommandExchange exchange, int limitSeconds = 60)
    {
        long endMs = Laws.NowMs + (limitSeconds * 1_000L);
        long repeatAtMs = 0;
        while (exchange.Answer is null && Laws.NowMs < endMs)
        {
            if (Laws.NowMs >= repeatAtMs)
            {
                Publish(exchange.Compose());
                repeatAtMs = Laws.NowMs + RepeatMs;
            }

            Laws.RunFor(SliceMs, SliceMs);
            foreach (byte[] message in TakeAnswers())
            {
                Laws.RunFor(ReactionMs + 1);
                repeatAtMs = exchange.Take(message) ? 0 : repeatAtMs;
            }
        }

        return exchange.Answer;
    }

    /// <summary>The outcome of a command whose end must come.</summary>
    public CommandOutcome OutcomeOf(CommandRequest request) => Send(request)!.Outcome;

    public void Publish(byte[] message) => client.Publish($"sf1/{PlatformOnMemoryBroker.StationNumber:x8}/command", message, false, Laws.NowMs);

    /// <summary>Answers that have arrived, as they came.</summary>
    public List<byte[]> TakeAnswers()
    {
        var answers = new List<byte[]>();
        while (client.TryTake(Laws.NowMs) is { } message)
        {
            client.Acknowledge(message);
            answers.Add(message.Payload);
        }

        return answers;
    }

    public void Dispose() => Laws.Dispose();

    private sealed class BenchTime(LawBench laws) : TimeProvider
    {
        public long ErrorMs { get; set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(laws.NowMs + ErrorMs);
    }
}
