namespace Station.Simulator.Oracles;

/// <summary>What a person sees of a LED within three seconds (docs/leds.md).</summary>
public enum LightShape
{
    Dark,
    Lit,

    /// <summary>Too fast to count.</summary>
    Fast,

    /// <summary>Slowly on and off.</summary>
    Slow,

    /// <summary>Flashes, then a long pause.</summary>
    Flashes,

    /// <summary>The same with long ones.</summary>
    Long,

    /// <summary>Lit, with short dips.</summary>
    Dips,
}
