using Station.Hal;

namespace Station.Terminal;

/// <summary>
/// The service terminal. Somebody sits at it a few times a year: what that takes (4 KB, a twentieth of a small board's memory) is taken when something is typed, and given back a minute after the last
/// key.
/// </summary>
public sealed class TerminalLoop
{
    /// <summary>Wait between two looks at the port while nobody types.</summary>
    private const int IdleIntervalMs = 250;

    private readonly IBytePort port;
    private readonly ITerminalOpener opener;
    private TerminalSession session;
    private int linesBefore;

    /// <summary>What is said at the start; null once it is.</summary>
    private byte[] greeting;

    private int greeted;

    /// <param name="port">The terminal's line.</param>
    /// <param name="opener">Makes what a person at it needs.</param>
    public TerminalLoop(IBytePort port, ITerminalOpener opener)
    {
        this.port = port;
        this.opener = opener;
        greeting = opener.Greeting();
    }

    /// <summary>Lines that were carried out or refused.</summary>
    public int Lines => linesBefore + (session == null ? 0 : session.Lines);

    /// <summary>Somebody is at the terminal, or was a moment ago.</summary>
    public bool IsOpen => session != null;

    /// <summary>Sends or takes a portion; returns when to be called next.</summary>
    public long Step(long nowMs)
    {
        if (greeting != null)
        {
            Greet();
            return nowMs + TerminalSession.SendIntervalMs;
        }

        if (session == null && port.Available == 0)
        {
            return nowMs + IdleIntervalMs;
        }

        session = session ?? opener.Open();
        long nextMs = session.Step(nowMs);
        if (session.IsOver(nowMs))
        {
            linesBefore += session.Lines;
            session = null;
            return nowMs + IdleIntervalMs;
        }

        return nextMs;
    }

    private void Greet()
    {
        int portion = greeting.Length - greeted < OutputBuffer.PortionBytes ? greeting.Length - greeted : OutputBuffer.PortionBytes;
        greeted += port.Write(greeting, greeted, portion) ? portion : 0;
        greeting = greeted == greeting.Length ? null : greeting;
    }
}
