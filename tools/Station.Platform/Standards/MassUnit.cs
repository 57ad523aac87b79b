namespace Station.Platform.Standards;

/// <summary>The two units in which the standards state concentrations.</summary>
public enum MassUnit
{
    /// <summary>ug/m3.</summary>
    Microgram,

    /// <summary>mg/m3, for CO.</summary>
    Milligram,
}
