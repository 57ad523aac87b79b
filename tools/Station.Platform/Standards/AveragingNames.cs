namespace Station.Platform.Standards;

/// <summary>The words for averagings in limit tables and reports.</summary>
public static class AveragingNames
{
    private static readonly string[] Tokens = ["1h", "8h", "24h", "year"];

    public static string Token(this Averaging averaging) => Tokens[(int)averaging];

    public static Averaging? FromToken(string token)
    {
        var index = Array.IndexOf(Tokens, token);
        return index < 0 ? null : (Averaging)index;
    }
}
