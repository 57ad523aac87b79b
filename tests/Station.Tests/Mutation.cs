namespace Station.Tests;

/// <summary>One to three random changes of a message: bits and bytes changed, put in, taken out, and pieces said twice.</summary>
internal static class Mutation
{
    private const int LongestBytes = 400;

    public static byte[] Of(byte[] genuine, Random random)
    {
        var bytes = new List<byte>(genuine);
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            int at = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 3 when at < bytes.Count:
                    bytes.RemoveAt(at);
                    break;
                case 4 when bytes.Count < LongestBytes:
                    bytes.InsertRange(at, bytes.Take(random.Next(bytes.Count + 1)).ToArray());
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(random.Next(3), bytes.Count - at));
                    break;
            }
        }

        return [.. bytes];
    }
}
