namespace Station.Platform.Tests.Fuzzing;

/// <summary>Changes bytes at random: bits, bytes, boundaries of numbers, pieces left out, doubled or taken from elsewhere.</summary>
internal sealed class Mutator(int seed)
{
    private const int MostChanges = 4;
    private const int LongestPiece = 24;

    /// <summary>Numbers in LEB128 at which something may tip over, and one that never ends.</summary>
    private static readonly byte[][] Boundaries =
    [
        [0x00], [0x01], [0x7F], [0x80, 0x01], [0xFF, 0x7F], [0x80, 0x80, 0x01], [0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x3F], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], [0x80, 0x00],
    ];

    public Random Random { get; } = new(seed);

    /// <param name="donor">Where pieces come from.</param>
    public byte[] Change(ReadOnlySpan<byte> original, ReadOnlySpan<byte> donor)
    {
        var bytes = new List<byte>(original.ToArray());
        for (var change = Random.Next(1, MostChanges); change > 0; change--)
        {
            ChangeOnce(bytes, donor);
        }

        return [.. bytes];
    }

    /// <summary>Changes some bits and leaves the length: what has a fixed layout is still read to its end.</summary>
    public byte[] ChangeInPlace(ReadOnlySpan<byte> original)
    {
        var bytes = new List<byte>(original.ToArray());
        for (var change = Random.Next(1, MostChanges); change > 0; change--)
        {
            FlipBit(bytes);
        }

        return [.. bytes];
    }

    private void ChangeOnce(List<byte> bytes, ReadOnlySpan<byte> donor)
    {
        var at = Random.Next(bytes.Count + 1);
        var length = Math.Min(Random.Next(1, LongestPiece), bytes.Count - at);
        switch (Random.Next(8))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.Insert(at, (byte)Random.Next(256));
                break;
            case 2:
                bytes.InsertRange(at, Boundaries[Random.Next(Boundaries.Length)]);
                break;
            case 3:
                var boundary = Boundaries[Random.Next(Boundaries.Length)];
                bytes.RemoveRange(at, Math.Min(boundary.Length, bytes.Count - at));
                bytes.InsertRange(at, boundary);
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5 when donor.Length > 0:
                var from = Random.Next(donor.Length);
                bytes.InsertRange(at, donor.Slice(from, Math.Min(Random.Next(1, LongestPiece), donor.Length - from)));
                break;
            case 6 when length > 0:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            default:
                FlipBit(bytes);
                break;
        }
    }

    private void FlipBit(List<byte> bytes)
    {
        if (bytes.Count > 0)
        {
            bytes[Random.Next(bytes.Count)] ^= (byte)(1 << Random.Next(8));
        }
    }
}
