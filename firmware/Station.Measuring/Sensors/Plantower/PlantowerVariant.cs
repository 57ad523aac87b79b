namespace Station.Sensors.Plantower;

/// <summary>What the words behind the mass concentrations hold.</summary>
public enum PlantowerVariant : byte
{
    /// <summary>Particle counts only: PMS5003, PMS7003, PMSA003, and frames of 24 bytes without them.</summary>
    Plain = 0,

    /// <summary>Temperature and humidity in place of two counts: PMS5003T.</summary>
    Climate = 1,

    /// <summary>Formaldehyde, temperature and humidity behind the counts: PMS5003ST.</summary>
    ClimateAndFormaldehyde = 2,

    /// <summary>Mass concentrations only, in frames of 24 bytes, sent by itself: PMS3003.</summary>
    Short = 3,
}
