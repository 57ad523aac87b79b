using Station.Texts;

namespace Station.Terminal;

/// <summary>One command of the terminal. It writes what it has to say a line at a time, so that the station goes on measuring meanwhile.</summary>
public interface ITerminalCommand
{
    /// <summary>The word that calls it.</summary>
    string Name { get; }

    /// <summary>What may follow the name, as help shows it; empty for nothing.</summary>
    string Grammar { get; }

    /// <summary>What it does, for help.</summary>
    TextKey Summary { get; }

    /// <summary>The question that is asked before it is carried out; <see cref="TextKey.Nothing"/> when it is harmless.</summary>
    TextKey Question { get; }

    /// <summary>Words that may follow the name.</summary>
    int WordLimit { get; }

    /// <summary>Begins to carry it out, or refuses.</summary>
    Refusal Begin(CommandLine line, long nowMs);

    /// <summary>Writes the next line, or nothing. False when there is no more to come.</summary>
    bool WriteNext(TerminalWriter writer, long nowMs);
}
