using Station.Platform.Verification;

namespace Station.Tool.Verifying;

/// <summary>The error of a message that does not verify, and what to do about it.</summary>
internal static class NotVerified
{
    /// <param name="what">Where, and what was found.</param>
    /// <param name="verdict">What to do depends on it.</param>
    public static ToolError Error(string what, Verdict verdict) => new(ExitStatus.LawBroken, "not-verified", what, Remedy(verdict));

    private static string Remedy(Verdict verdict) => verdict switch
    {
        Verdict.UnknownStation => "Add station and generation to the key registry if they are yours.",
        Verdict.Altered => "Check the station's root in the key registry; if that is right, the message was changed or forged: ask for the block again.",
        Verdict.WrongKey => "Check that no two boards have one key and that each sends under its own generation; if so, somebody who has a key of the station forges.",
        Verdict.Revoked => "Rebuild the store with this registry if the message came before it was revoked; else see why the station still sends.",
        Verdict.EpochOutOfRange => "If the station is known to be there, hand over its checkpoint at a fitting epoch (station registry export).",
        Verdict.Invalid => "The station's firmware has a fault: report it with the message.",
        _ => "It does not come from a station of this system: see who else writes to the broker or the file.",
    };
}
