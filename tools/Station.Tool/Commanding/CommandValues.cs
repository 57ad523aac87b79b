using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Station.Tool.Commanding;

/// <summary>Arguments of commands as people type them.</summary>
internal static class CommandValues
{
    /// <summary>What the command carries (telemetry format, section 4.7).</summary>
    private const int AuthorityLimitBytes = 900;

    public static int InRange(int value, int least, int most, string name) =>
        value >= least && value <= most ? value : throw Refused($"{name} is {value}.", $"Give a number from {least} to {most}.");

    public static long NotNegative(long value, string name) => value >= 0 ? value : throw Refused($"{name} is {value}.", "Give a number that is not negative.");

    public static string Text(string value, int mostBytes, string name) =>
        Encoding.UTF8.GetByteCount(value) <= mostBytes ? value : throw Refused($"{name} has more than {mostBytes} bytes.", "Shorten it; a Chinese character takes three bytes.");

    /// <summary>Days since 1970-01-01.</summary>
    public static int Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day.Year >= 1970
            ? day.DayNumber - new DateOnly(1970, 1, 1).DayNumber
            : throw Refused($"'{text}' is no day.", "Write year, month and day, such as 2026-11-23.");

    /// <summary>Settings and their values; a value may hold further signs.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(IEnumerable<string> texts) =>
    [
        .. texts.Select(text => text.IndexOf('=') is > 0 and var sign
            ? KeyValuePair.Create(text[..sign], Text(text[(sign + 1)..], 96, text[..sign]))
            : throw Refused($"'{text}' is no setting.", "Write NAME=VALUE.")),
    ];

    /// <summary>An authority in DER, from a file with its PEM.</summary>
    public static byte[] Authority(string path)
    {
        try
        {
            using X509Certificate2 certificate = X509Certificate2.CreateFromPem(File.ReadAllText(path));
            bool isAuthority = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);
            return isAuthority && certificate.RawData.Length <= AuthorityLimitBytes
                ? certificate.RawData
                : throw Refused($"{path} holds no authority of at most {AuthorityLimitBytes} bytes.", "Make one as docs/private-ca.md says.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Refused($"{path} cannot be used ({exception.Message}).", "Name a file with the PEM of an authority.");
        }
    }

    private static ToolError Refused(string what, string remedy) => new(ExitStatus.Usage, "command-value", what, remedy);
}
