using Station.Hal;
using Station.Journal;
using Station.Sealing;
using Station.Timekeeping;

namespace Station.Uplink;

/// <summary>Sends a copy of each newest record at once. A copy is not retried: a missed one only makes the open block close early after a reconnect.</summary>
public sealed class LiveDelivery
{
    private readonly RecordJournal journal;
    private readonly BlockStore store;
    private readonly MessageSealer sealer;
    private readonly TimeKeeper time;
    private readonly Flight flight;
    private readonly LiveMessage message;
    private long sentSequence = -1;
    private bool missed;

    public LiveDelivery(RecordJournal journal, BlockStore store, MessageSealer sealer, TimeKeeper time, Flight flight)
    {
        this.journal = journal;
        this.store = store;
        message = new LiveMessage(store.Buffer);
        this.sealer = sealer;
        this.time = time;
        this.flight = flight;
    }

    /// <summary>A record whose live copy is not out yet.</summary>
    public bool Pending => journal.NewestSequence > sentSequence;

    /// <summary>Copies that the broker acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>A new connection: what was missed is closed into a block, so that the platform has it soon.</summary>
    public void Begin()
    {
        if (missed)
        {
            missed = !journal.CloseOpenMinutes();
        }
    }

    /// <summary>There is no connection: copies of what is measured now do not go out, but that of the newest record, which goes first when there is one again.</summary>
    public void Miss() => missed |= Pending;

    /// <summary>Publishes the newest record when it is new.</summary>
    public void Publish(IMqttSession mqtt, Topics topics)
    {
        if (!Pending || flight.IsFull)
        {
            return;
        }

        sentSequence = journal.NewestSequence;
        int count = message.Write(journal.Newest, sentSequence, journal.Boot, store.NextBlock, time);
        int id = count == 0 ? 0 : mqtt.Publish(topics.Live, sealer.SealLive(message.Buffer, count), false);
        if (id == 0)
        {
            missed = true;
            return;
        }

        flight.Add(id, Purpose.Live, sentSequence);
    }

    public void OnAcknowledged() => Acknowledged++;

    public void OnUnknown() => missed = true;
}
