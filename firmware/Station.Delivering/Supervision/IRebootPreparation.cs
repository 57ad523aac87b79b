namespace Station.Supervision;

/// <summary>What the station tidies up before a planned reboot: closes the open block, takes its leave from the broker.</summary>
public interface IRebootPreparation
{
    /// <summary>Does it within one call, as far as it can be done.</summary>
    void PrepareForReboot(long nowMs);
}
