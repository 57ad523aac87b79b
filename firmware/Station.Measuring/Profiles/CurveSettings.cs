namespace Station.Profiles;

/// <summary>A rating curve of a profile: the points of all its <c>curve</c> statements.</summary>
public sealed class CurveSettings
{
    public CurveSettings(string name, int[] levelsMm, int[] discharges)
    {
        Name = name;
        LevelsMm = levelsMm;
        Discharges = discharges;
    }

    public string Name { get; }

    public int[] LevelsMm { get; }

    /// <summary>In thousandths of the unit of the channel that uses the curve.</summary>
    public int[] Discharges { get; }
}
