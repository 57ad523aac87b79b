namespace Station.Hal.Simulated.Mqtt;

/// <summary>What a fault does to the way to the broker.</summary>
public enum LinkCondition
{
    /// <summary>Everything passes.</summary>
    Up,

    /// <summary>Publications reach the broker; acknowledgements, receipts and answers to pings do not come back.</summary>
    HalfOpen,

    /// <summary>Nothing passes; a connection attempt fails.</summary>
    Down,
}
