namespace Station.Terminal;

/// <summary>Makes what a person at the terminal needs, when there is one.</summary>
public interface ITerminalOpener
{
    /// <summary>What the terminal says at a start, in UTF-8: what station this is, and that it listens.</summary>
    byte[] Greeting();

    /// <summary>Opens the terminal with all its commands.</summary>
    TerminalSession Open();
}
