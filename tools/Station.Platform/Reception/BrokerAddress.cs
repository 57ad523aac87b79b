using Station.Platform.Errors;

namespace Station.Platform.Reception;

/// <summary>Where a broker listens, and whether with TLS.</summary>
public sealed record BrokerAddress(string Host, int Port, bool UsesTls = false)
{
    private const int PlainPort = 1883;
    private const int TlsPort = 8883;

    /// <summary>Reads <c>mqtt://HOST</c> or <c>mqtts://HOST</c>, each with <c>:PORT</c> or without.</summary>
    /// <exception cref="PlatformException">It is none of them.</exception>
    public static BrokerAddress Parse(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri is { Scheme: "mqtt" or "mqtts", Host.Length: > 0, Port: not 0, UserInfo: "", PathAndQuery: "" or "/", Fragment: "" })
        {
            var usesTls = uri.Scheme == "mqtts";
            return new BrokerAddress(uri.IdnHost, uri.Port > 0 ? uri.Port : usesTls ? TlsPort : PlainPort, usesTls);
        }

        throw new PlatformException(ErrorToken.BrokerAddress, text, "this is not the address of a broker");
    }

    public override string ToString() => $"{(UsesTls ? "mqtts" : "mqtt")}://{Host}:{Port}";
}
