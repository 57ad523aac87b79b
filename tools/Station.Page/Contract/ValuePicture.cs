namespace Station.Page.Contract;

/// <summary>The last value of a channel as the station's terminal shows it.</summary>
/// <param name="Name">Name of the channel.</param>
/// <param name="Text">Value with its decimals; a dash where there is none.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Flag">Letter of HJ 212.</param>
/// <param name="Reason">Why the flag is not N; null where it is.</param>
public sealed record ValuePicture(string Name, string Text, string Unit, string Flag, Words? Reason);
