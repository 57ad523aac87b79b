using System.Text;

namespace Station.Tests.Terminal;

/// <summary>Lines as nobody and everybody types them: the grammar's own words in any order, what looks like them, keys, noise, programs' lines and packets.</summary>
/// <param name="random">Draws them.</param>
/// <param name="names">The commands.</param>
/// <param name="secret">Typed where a secret belongs, and nowhere else.</param>
internal sealed class RandomLine(Random random, string[] names, string secret)
{
    private static readonly string[] Words =
    [
        "on", "off", "all", "test", "zh", "en", "so2", "level", "maintenance", "measuring", "out", "debug", "error", "0", "1", "-1", "600", "99999999999999999999", "1.02", "2026-11-25", "0x10",
        "network-name", "broker-host", "site", "language", "station", "yes", "no", "--yes", "--plain", "--", "---", "--nothing", "\"", "\"\"", "\"two words\"", "\\", "\"a\\\"b\"", "站名", "é", "{x}", "%s%n",
        "network-password", "command-key", "broker-certificate-file",
    ];

    private static readonly string[] Keys = ["\t", "\b", "\u0015", "\u0003", "\u001b[A", "\u001b[B", "\u001bOA", "\u001b[1;5C", "\u001b", "\0", "I", "IMPROV", "IMPROV\u0001", "q", " ", "\n"];

    private static readonly string[] Secrets = ["network-password", "broker-password", "command-key", "\"broker-password\"", "NETWORK-PASSWORD"];

    public byte[] Next() => random.Next(20) switch
    {
        0 => Noise(),
        1 => Packet(),
        2 or 3 => Line(Prefix() + "set " + Secrets[random.Next(Secrets.Length)] + " " + secret + (random.Next(4) == 0 ? " " + secret + secret + secret + secret : "")),
        _ => Line(Prefix() + Sentence()),
    };

    private string Prefix() => random.Next(3) switch
    {
        0 => "@" + random.Next(100) + " ",
        1 when random.Next(10) == 0 => "@",
        _ => "",
    };

    private string Sentence()
    {
        var text = new StringBuilder(random.Next(10) == 0 ? Words[random.Next(Words.Length)] : names[random.Next(names.Length)]);
        for (int more = random.Next(10); more > 5; more--)
        {
            text.Append(' ').Append(random.Next(6) == 0 ? names[random.Next(names.Length)] : Words[random.Next(Words.Length)]);
        }

        if (random.Next(4) == 0)
        {
            text.Insert(random.Next(text.Length + 1), Keys[random.Next(Keys.Length)]);
        }

        if (random.Next(50) == 0)
        {
            text.Append(' ').Append('x', random.Next(300));
        }

        return text.ToString();
    }

    private static byte[] Line(string text) => Encoding.UTF8.GetBytes(text + "\r");

    private byte[] Noise()
    {
        byte[] noise = new byte[random.Next(1, 80)];
        random.NextBytes(noise);
        return [.. noise, (byte)'\r'];
    }

    /// <summary>A packet of Improv with anything in it, damaged behind its header one time in three: without its header it would be something typed, and echoed as such.</summary>
    private byte[] Packet()
    {
        byte[] password = Encoding.UTF8.GetBytes(secret);
        byte[] data = random.Next(2) == 0 ? [1, (byte)(4 + password.Length), 2, (byte)'a', (byte)'p', (byte)password.Length, .. password] : [(byte)random.Next(8), 0];
        byte[] packet = [.. "IMPROV"u8, 1, 3, (byte)data.Length, .. data];
        packet = [.. packet, (byte)packet.Sum(value => value)];
        if (random.Next(3) == 0)
        {
            packet[random.Next(7, packet.Length)] ^= (byte)(1 << random.Next(8));
        }

        return packet;
    }
}
