using Station.Texts;

namespace Station.Journal;

/// <summary>The token that stands for a state of the journal in the status message, and the text beside it on the terminal.</summary>
public static class JournalStates
{
    public static string Token(JournalState state) => state switch
    {
        JournalState.Sound => "sound",
        JournalState.New => "new",
        JournalState.Repaired => "repaired",
        JournalState.LaterFormat => "later-format",
        JournalState.JournalBlocked => "journal-blocked",
        JournalState.RunBlocked => "run-blocked",
        JournalState.Refused => "refused",
        _ => "closed",
    };

    public static TextKey Text(JournalState state) => state switch
    {
        JournalState.Sound => TextKey.JournalSound,
        JournalState.New => TextKey.JournalNew,
        JournalState.Repaired => TextKey.JournalRepaired,
        JournalState.LaterFormat => TextKey.JournalLaterFormat,
        JournalState.JournalBlocked => TextKey.JournalBlocked,
        JournalState.RunBlocked => TextKey.JournalRunBlocked,
        JournalState.Refused => TextKey.JournalRefused,
        _ => TextKey.JournalClosed,
    };

    /// <summary>New records are not kept.</summary>
    public static bool IsShut(JournalState state) => state >= JournalState.LaterFormat;
}
