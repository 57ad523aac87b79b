namespace Station.Tool.Values;

/// <summary>Where a broker listens.</summary>
internal sealed record BrokerAddress(string Host, int Port)
{
    private const int DefaultPort = 1883;

    /// <summary>Reads <c>mqtt://HOST[:PORT]</c>.</summary>
    /// <exception cref="ToolError">The text is no such address.</exception>
    public static BrokerAddress Parse(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme == "mqtt" && uri.Host.Length > 0 && uri.PathAndQuery is "" or "/")
        {
            return new BrokerAddress(uri!.Host, uri.Port > 0 ? uri.Port : DefaultPort);
        }

        throw new ToolError(ExitStatus.Input, "broker-address", $"'{text}' is no broker address.", "Write it as mqtt://HOST:PORT.");
    }

    public override string ToString() => $"mqtt://{Host}:{Port}";
}
