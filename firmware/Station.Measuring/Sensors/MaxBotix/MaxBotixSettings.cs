namespace Station.Sensors.MaxBotix;

/// <summary>What differs between the models: unit and special numbers, data of the profile.</summary>
public sealed class MaxBotixSettings
{
    public MaxBotixSettings(bool centimetres, int[] noTarget, int minimum)
    {
        Centimetres = centimetres;
        NoTarget = noTarget;
        Minimum = minimum;
    }

    /// <summary>The model gives centimetres (MB7092) and not millimetres.</summary>
    public bool Centimetres { get; }

    /// <summary>Numbers that say that no target was found.</summary>
    public int[] NoTarget { get; }

    /// <summary>The least number that the model gives, which stands for all nearer targets: 300 or 500. 0 leaves it to the channel.</summary>
    public int Minimum { get; }
}
