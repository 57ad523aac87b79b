namespace Station.Tool.Decoding;

/// <summary>A row that cannot be read: which, and what about it.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="What">What is wrong, to what.</param>
/// <param name="Remedy">What to do.</param>
internal sealed class MalformedRow(int line, string what, string remedy) : Exception($"{what} {remedy}")
{
    public int Line => line;

    public string What => what;

    public string Remedy => remedy;
}
