using Station.Hal;

namespace Station.Simulator.Truth;

/// <summary>The firmware with a witness: tells a truth book of every boot and every step before the firmware has it.</summary>
public sealed class WitnessedFirmware : IFirmwareFactory
{
    private readonly IFirmwareFactory factory;
    private readonly TruthBook book;

    public WitnessedFirmware(IFirmwareFactory factory, TruthBook book)
    {
        this.factory = factory;
        this.book = book;
    }

    /// <summary>Creates the firmware of the next boot, counted from 1.</summary>
    public IFirmware Create(IBoard board)
    {
        book.BeginBoot(book.BootNumber + 1);
        return new Witness(factory.Create(board), book);
    }
}
