namespace Station.Benchmarks.Series;

/// <summary>What a column of a record is.</summary>
/// <param name="Name">Name of the channel, with the statistic where there are several.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Decimals">Decimals of a value: it is its integer times ten to minus this.</param>
public sealed record Channel(string Name, string Unit, int Decimals);
