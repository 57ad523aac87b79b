namespace Station.Page.Contract;

/// <summary>Whether it was done.</summary>
/// <param name="Done">Whether it was.</param>
/// <param name="Text">Why not, and what to do; null when it was.</param>
public sealed record ShowAnswer(bool Done, Words? Text)
{
    public static ShowAnswer Ok { get; } = new(true, null);

    public static ShowAnswer Refused(string zh, string en) => new(false, new Words(zh, en));
}
