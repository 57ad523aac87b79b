using System.Text.Encodings.Web;
using System.Text.Json;
using Station.Measurement;

namespace Station.Tool.Decoding;

/// <summary>A value that a driver read, as the tools print it in JSON.</summary>
internal static class FrameValueJson
{
    /// <summary>Names in camel case, and units as they are.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static object Of(FrameValue value) => new
    {
        value.Quantity,
        value.Value,
        value.Unit,
        Flag = "NFMSDCTB"[(int)Quality.FlagOf(value.Reason)].ToString(),
        Reason = value.ReasonWord,
    };
}
