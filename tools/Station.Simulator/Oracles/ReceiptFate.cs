namespace Station.Simulator.Oracles;

/// <summary>What becomes of a receipt on its way.</summary>
public enum ReceiptFate
{
    /// <summary>It arrives.</summary>
    Arrives,

    /// <summary>It is lost.</summary>
    IsLost,

    /// <summary>It arrives twice.</summary>
    Twice,

    /// <summary>It arrives ten minutes late, behind newer ones.</summary>
    Late,

    /// <summary>Somebody without the key sends one that claims everything, and the true one is lost.</summary>
    Forged,

    /// <summary>It names a session that the station does not have, and the true one is lost.</summary>
    UnknownSession,

    /// <summary>It arrives with its end missing.</summary>
    Cut,
}
