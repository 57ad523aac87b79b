namespace Station.Page.Contract;

/// <summary>Something in the world around a sensor that can be moved.</summary>
public sealed record SliderPicture
{
    /// <summary>Word by which it is asked to move.</summary>
    public required string Quantity { get; init; }

    public required Words Name { get; init; }

    public required string Unit { get; init; }

    /// <summary>Digits behind the point.</summary>
    public required int Decimals { get; init; }

    public required double Least { get; init; }

    public required double Most { get; init; }

    public required double Step { get; init; }

    /// <summary>What is true in the world now.</summary>
    public required double Value { get; init; }

    /// <summary>Whether somebody has moved it away from what nature does.</summary>
    public required bool IsMoved { get; init; }
}
