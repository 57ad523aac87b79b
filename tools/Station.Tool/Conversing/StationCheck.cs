namespace Station.Tool.Conversing;

/// <summary>One check of a station's self-test.</summary>
/// <param name="Name">What was checked: a part of the board, or the name of a sensor.</param>
/// <param name="Verdict"><c>passed</c>, <c>failed</c> or <c>skipped</c>.</param>
/// <param name="Detail">More of it, may be empty.</param>
internal sealed record StationCheck(string Name, string Verdict, string Detail)
{
    /// <summary>What must be sound on a bench already; the rest depends on the place: sensors, network, broker, time.</summary>
    private static readonly string[] OfBoard = ["flash", "checksum", "mac", "random", "memory", "keys", "journal"];

    public bool HasFailed => Verdict == "failed";

    public bool IsOfBoard => OfBoard.Contains(Name);

    public override string ToString() => Detail.Length == 0 ? Name : $"{Name} ({Detail})";
}
