namespace Station.Device.Tests.Boards;

/// <summary>What must hold between a board and its chip for the board to exist.</summary>
internal static class BoardRules
{
    /// <summary>Devices that the platform opens on one SPI bus (nf-interpreter, targets/ESP32: TargetHAL_Spi.h, MAX_SPI_DEVICES).</summary>
    private const int MostExpanders = 3;

    public static IEnumerable<string> Broken(Board board, Chip chip) =>
    [
        .. Named("is no pin of the chip", board.Pins.Except(chip.Pins)),
        .. Named("is used twice", board.Pins.GroupBy(pin => pin).Where(group => group.Count() > 1).Select(group => group.Key)),
        .. Named("straps the chip at reset", board.Pins.Intersect(chip.StrappingPins)),
        .. Named("cannot drive", board.DrivenPins.Intersect(chip.InputOnlyPins)),
        .. Named("belongs to the flash", board.Pins.Intersect(chip.FlashPins)),
        .. Named("belongs to the external RAM", board.Pins.Intersect(board.HasExternalRam ? chip.ExternalRamPins : [])),
        .. Named("belongs to USB", board.Pins.Intersect(chip.UsbPins)),
        .. Named("belongs to the Wire Protocol", board.Pins.Intersect(chip.WireProtocolPins)),
        .. board.Lines.Where(line => !chip.FreePorts.Contains(line.Name)).Select(line => $"{line.Name} is not free"),
        .. Unless(board.Lines.Any(line => line.Name == board.TerminalLine), "the terminal has no line"),
        .. Unless(chip.ConverterPins.ElementAtOrDefault(board.SupplyChannel) == board.SupplyPin, "the supply's channel is not on its pin"),
        .. Unless(board.ExpanderPins.Length <= MostExpanders, "there are more expanders than the platform opens"),
        .. Unless(board.ExpanderPins.Length == 0 || !board.ExpanderBusPins.Contains(Board.NoPin), "the expanders have no bus"),
    ];

    private static IEnumerable<string> Named(string what, IEnumerable<int> pins) => pins.Select(pin => $"pin {pin} {what}");

    private static IEnumerable<string> Unless(bool holds, string what) => holds ? [] : [what];
}
