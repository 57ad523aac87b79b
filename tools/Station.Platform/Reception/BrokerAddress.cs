using Station.Platform.Errors;

namespace Station.Platform.Reception;

/// <summary>Where a broker listens.</summary>
public sealed record BrokerAddress(string Host, int Port)
{
    private const int DefaultPort = 1883;

    /// <summary>Reads <c>mqtt://HOST</c> or <c>mqtt://HOST:PORT</c>.</summary>
    /// <exception cref="PlatformException">It is neither.</exception>
    public static BrokerAddress Parse(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri is { Scheme: "mqtt", Host.Length: > 0, Port: not 0, UserInfo: "", PathAndQuery: "" or "/", Fragment: "" })
        {
            return new BrokerAddress(uri.IdnHost, uri.Port < 0 ? DefaultPort : uri.Port);
        }

        throw new PlatformException(ErrorToken.BrokerAddress, text, "this is not the address of a broker");
    }

    public override string ToString() => $"mqtt://{Host}:{Port}";
}
