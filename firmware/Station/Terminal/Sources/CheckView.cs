using Station.Texts;

namespace Station.Terminal.Sources;

/// <summary>A check of the self-test as the terminal shows it. The reader owns it and passes it in to be filled.</summary>
public sealed class CheckView
{
    /// <summary>The check's token; of a sensor its name.</summary>
    public string Name = "";

    /// <summary>What a person is told was checked; <see cref="TextKey.Nothing"/> for a sensor, which has its name.</summary>
    public TextKey Text;

    public CheckVerdict Verdict;

    /// <summary>A token or a number behind the verdict; empty for nothing.</summary>
    public string Detail = "";

    public void Fill(string name, TextKey text, CheckVerdict verdict, string detail)
    {
        Name = name;
        Text = text;
        Verdict = verdict;
        Detail = detail;
    }
}
