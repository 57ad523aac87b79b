namespace Station.Platform.Wire;

/// <summary>What a station said of itself, once a day of uptime.</summary>
/// <param name="Numbers">In the order of the answer to diagnostics; a later firmware may say more.</param>
public sealed record StatusEvent(IReadOnlyList<long> Numbers) : EventDetail
{
    private const int MostNumbers = 255;

    internal static StatusEvent Read(ref ByteReader reader)
    {
        var numbers = new long[reader.ReadVarint(0, MostNumbers, Fault.EventBody)];
        for (var index = 0; index < numbers.Length && !reader.Failed; index++)
        {
            numbers[index] = reader.ReadVarint();
        }

        return new StatusEvent(numbers);
    }
}
