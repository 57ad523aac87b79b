using Station.Bytes;
using Station.Journal;

namespace Station.Uplink;

/// <summary>The uplink's door to the room that carries the platform's commands out: what the uplink hears goes in here, what is to be answered comes out. The uplink knows no command.</summary>
public interface ICommandTaker
{
    /// <summary>Counter of the last command that was done; the session names it.</summary>
    long Counter { get; }

    /// <summary>A new session: what waits belongs to the one before.</summary>
    void Begin();

    /// <summary>Takes a message from the command topic; it is judged in a step of its own.</summary>
    void Offer(byte[] message);

    /// <summary>Deals with the next message; returns its answer, null when there is none.</summary>
    ByteWriter Step(BootIdentity boot, long nowMs);

    /// <summary>Goes on with what a command began, also one that a power cut interrupted; returns when to be called next.</summary>
    long StepPending(long nowMs);
}
