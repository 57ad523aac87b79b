using Station.Hal;

namespace Station.Tool.Decoding;

/// <summary>An I2C bus on which a row of a table answers.</summary>
internal interface IReplayedBus : II2cBus
{
    /// <summary>All was read, or more was asked for than there is.</summary>
    bool IsOver { get; }

    /// <summary>Bytes of the row that nobody has read yet.</summary>
    int Left { get; }
}
