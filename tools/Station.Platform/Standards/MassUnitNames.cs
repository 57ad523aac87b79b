namespace Station.Platform.Standards;

/// <summary>The units' signs, in limit tables, columns and reports alike.</summary>
public static class MassUnitNames
{
    private static readonly string[] Tokens = ["ug/m3", "mg/m3"];

    public static string Token(this MassUnit unit) => Tokens[(int)unit];

    /// <summary>How many ug/m3 one of it is.</summary>
    public static int Micrograms(this MassUnit unit) => unit == MassUnit.Milligram ? 1000 : 1;

    public static MassUnit? FromToken(string token)
    {
        var index = Array.IndexOf(Tokens, token);
        return index < 0 ? null : (MassUnit)index;
    }
}
