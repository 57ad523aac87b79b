using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Station.Page.Contract;

namespace Station.Page.Serving;

/// <summary>Pictures and requests as the page's scripts have them.</summary>
internal static class PageJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it goes into no markup
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        AllowOutOfOrderMetadataProperties = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>What a browser sent: <c>{"id": number, "request": {"ask": word, …}}</c>. The request is null when it is none.</summary>
    public static (long Id, ShowRequest? Request) ReadRequest(ReadOnlySpan<byte> message)
    {
        try
        {
            Envelope? envelope = JsonSerializer.Deserialize<Envelope>(message, Options);
            return (envelope?.Id ?? 0, envelope?.Request);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            return (0, null);
        }
    }

    private sealed record Envelope(long Id, ShowRequest Request);
}
