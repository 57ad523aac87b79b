namespace Station.Page.Contract;

/// <summary>A text in both languages of the page; the page shows the one that is chosen.</summary>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
public sealed record Words(string Zh, string En);
