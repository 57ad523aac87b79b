using Station.Texts;

namespace Station.Uplink;

/// <summary>Token and text of each <see cref="TlsFault"/>.</summary>
public static class TlsFaults
{
    /// <summary>The stable word, in status and terminal (docs/errors.md).</summary>
    public static string Token(TlsFault fault) => fault switch
    {
        TlsFault.None => "none",
        TlsFault.NoAuthority => "tls-no-authority",
        TlsFault.NoCertificate => "tls-no-certificate",
        TlsFault.NeedsMemory => "tls-needs-memory",
        TlsFault.TimeUnknown => "tls-time-unknown",
        _ => "tls-refused",
    };

    /// <summary>The text of the log.</summary>
    public static TextKey Text(TlsFault fault) => fault switch
    {
        TlsFault.NoAuthority => TextKey.LogTlsNoAuthority,
        TlsFault.NoCertificate => TextKey.LogTlsNoCertificate,
        TlsFault.NeedsMemory => TextKey.LogTlsNeedsMemory,
        TlsFault.TimeUnknown => TextKey.LogTlsTimeUnknown,
        _ => TextKey.LogTlsRefused,
    };
}
