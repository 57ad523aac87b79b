namespace Station.Hal;

/// <summary>An output pin: a LED or a switched supply rail. Worst stall: none.</summary>
public interface IDigitalOutput
{
    /// <summary>Drives the output; true is the active state, whatever its level on the board.</summary>
    void Write(bool active);
}
