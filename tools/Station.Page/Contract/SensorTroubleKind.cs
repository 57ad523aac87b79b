namespace Station.Page.Contract;

/// <summary>What can be the matter with a sensor.</summary>
public enum SensorTroubleKind
{
    None,

    /// <summary>It says nothing, as one that hangs or is unplugged.</summary>
    Silent,

    /// <summary>Whatever it says arrives damaged.</summary>
    Garbled,

    /// <summary>It says the same again and again.</summary>
    Stuck,

    /// <summary>It reports an error of its own.</summary>
    Faulty,
}
