namespace Station.Platform.Reception;

/// <summary>What a receiver owes to others, over all its connections.</summary>
/// <param name="TimeHints">Null when stations are not told the time.</param>
/// <param name="Republication">Null when nothing is given to others.</param>
internal sealed record ReceptionDuties(ReceiptSchedule Receipts, TimeHints? TimeHints, Republication? Republication) : IDisposable
{
    public void Dispose() => Republication?.Dispose();
}
