using System.Globalization;

namespace Station.Platform.Wire;

/// <summary>A topic of the form <c>sf1/&lt;station&gt;/&lt;channel&gt;</c>.</summary>
public readonly record struct Topic(uint Station, TopicChannel Channel)
{
    private const string Prefix = "sf1/";
    private const int StationDigits = 8;

    public static bool TryParse(string text, out Topic topic)
    {
        topic = default;
        var channelOffset = Prefix.Length + StationDigits + 1;
        if (text.Length <= channelOffset || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[channelOffset - 1] != '/')
        {
            return false;
        }

        var digits = text.AsSpan(Prefix.Length, StationDigits);
        if (digits.ContainsAnyExcept("0123456789abcdef")
            || ParseChannel(text.AsSpan(channelOffset)) is not { } channel)
        {
            return false;
        }

        topic = new Topic(uint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), channel);
        return true;
    }

    public override string ToString() => $"{Prefix}{Station:x8}/{Channel.Name()}";

    /// <summary>Whether a payload of this kind may come on this topic.</summary>
    public bool Carries(MessageKind kind) => Channel switch
    {
        TopicChannel.Block => kind is MessageKind.MinuteBlock or MessageKind.HourBlock or MessageKind.EventBlock,
        TopicChannel.Context => kind is MessageKind.EventBlock,
        TopicChannel.Live => kind is MessageKind.Live,
        TopicChannel.Session => kind is MessageKind.Session,
        TopicChannel.Answer => kind is MessageKind.Answer,
        _ => false,
    };

    private static TopicChannel? ParseChannel(ReadOnlySpan<char> name) => name switch
    {
        "block" => TopicChannel.Block,
        "live" => TopicChannel.Live,
        "session" => TopicChannel.Session,
        "context" => TopicChannel.Context,
        "status" => TopicChannel.Status,
        "receipt" => TopicChannel.Receipt,
        "command" => TopicChannel.Command,
        "answer" => TopicChannel.Answer,
        _ => null,
    };
}
