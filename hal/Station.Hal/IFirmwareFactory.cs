namespace Station.Hal;

/// <summary>
/// The seam between the resident loader and the firmware: the loader finds the one class that implements this by name in
/// the assembly <c>Station</c> and knows nothing else of it.
/// </summary>
public interface IFirmwareFactory
{
    /// <summary>Builds the firmware for a board and recovers whatever its volume holds.</summary>
    IFirmware Create(IBoard board);
}
