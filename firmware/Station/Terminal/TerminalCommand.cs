using Station.Texts;

namespace Station.Terminal;

/// <summary>One command of the terminal. It writes what it has to say a line at a time, so that the station goes on measuring meanwhile.</summary>
public abstract class TerminalCommand
{
    /// <summary>The word that calls it.</summary>
    public abstract string Name { get; }

    /// <summary>What may follow the name, as help shows it; empty for nothing.</summary>
    public virtual string Grammar => "";

    /// <summary>What it does, for help.</summary>
    public abstract TextKey Summary { get; }

    /// <summary>The question that is asked before it is carried out; <see cref="TextKey.Nothing"/> when it is harmless.</summary>
    public virtual TextKey Question => TextKey.Nothing;

    /// <summary>Words that may follow the name.</summary>
    public virtual int WordLimit => 0;

    /// <summary>A person gets it a page at a time; what is made to be saved is not held up.</summary>
    public virtual bool IsPaged => true;

    /// <summary>It goes on until a key is pressed.</summary>
    public virtual bool EndsWithKey => false;

    /// <summary>The next line that <see cref="WriteNext"/> writes, counted from 0.</summary>
    protected int NextLine { get; set; }

    /// <summary>Begins to carry it out, or refuses.</summary>
    public virtual Refusal Begin(CommandLine line, long nowMs)
    {
        NextLine = 0;
        return Refusal.None;
    }

    /// <summary>Writes the next line, or nothing. False when there is no more to come.</summary>
    public abstract bool WriteNext(TerminalWriter writer, long nowMs);

    /// <summary>One of the words that may stand behind the name, for whoever presses the tabulator; null when there are no more.</summary>
    /// <param name="word">Place of the word, 1 for the first behind the name.</param>
    /// <param name="index">Which of them, from 0 on.</param>
    public virtual string Candidate(int word, int index) => null;

    /// <summary>The word at an index, null behind the last.</summary>
    protected static string Pick(string[] words, int index) => index < words.Length ? words[index] : null;
}
