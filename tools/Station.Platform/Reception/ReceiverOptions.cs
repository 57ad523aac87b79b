using Station.Platform.Senml;
using Station.Platform.Storage;

namespace Station.Platform.Reception;

/// <summary>What a receiver needs to know.</summary>
public sealed record ReceiverOptions
{
    public required BrokerAddress Broker { get; init; }

    /// <summary>Whom the receiver trusts as the broker, and what it shows of itself.</summary>
    public BrokerLogin Login { get; init; } = BrokerLogin.None;

    /// <summary>
    /// Identity towards the broker, which keeps what arrives while the receiver is away under this name: one receiver, one
    /// name, always the same.
    /// </summary>
    public string ClientId { get; init; } = "station-platform";

    /// <summary>
    /// Least time between two receipts to a station. The format asks for a second of the station's own time; stations
    /// whose time runs faster need less.
    /// </summary>
    public TimeSpan ReceiptInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Most messages in one transaction.</summary>
    public int BatchLimit { get; init; } = 256;

    /// <summary>How long to wait for another receiver's transaction.</summary>
    public TimeSpan StoreTimeout { get; init; } = EvidenceWriter.DefaultBusyTimeout;

    /// <summary>How long the broker may take to answer.</summary>
    public TimeSpan BrokerTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>First pause after a lost connection; it doubles up to <see cref="LongestBackOff"/>.</summary>
    public TimeSpan ShortestBackOff { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether to end with an error when the broker cannot be reached at the start, instead of trying on.</summary>
    public bool RequireBrokerAtStart { get; init; } = true;

    /// <summary>
    /// Whether to tell stations the time that say that they do not know it. This machine's clock must be kept by a time server then, to a second: it ends up in sealed records.
    /// </summary>
    public bool HintTime { get; init; }

    /// <summary>How to give what was verified to everybody else, on <c>senml/station/minute|hour</c>; null: not at all.</summary>
    public SenmlForm? Republish { get; init; }
}
