namespace Station.Tool.Terminals;

/// <summary>Takes colours and other control sequences (ECMA-48) out of what a station prints, wherever it is cut into pieces: for files and pipes.</summary>
internal sealed class PlainText
{
    private const byte Escape = 0x1B;

    private State state;

    private enum State
    {
        Text,
        Escaped,
        Inside,
    }

    /// <summary>What is left of a piece.</summary>
    public byte[] Of(ReadOnlySpan<byte> printed)
    {
        var plain = new List<byte>(printed.Length);
        foreach (byte value in printed)
        {
            switch (state)
            {
                case State.Text when value == Escape:
                    state = State.Escaped;
                    break;
                case State.Text:
                    plain.Add(value);
                    break;
                case State.Escaped:
                    state = value == '[' ? State.Inside : State.Text;
                    break;
                default:
                    state = value is >= 0x40 and <= 0x7E ? State.Text : State.Inside;
                    break;
            }
        }

        return [.. plain];
    }
}
