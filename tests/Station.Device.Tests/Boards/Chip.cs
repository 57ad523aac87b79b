namespace Station.Device.Tests.Boards;

/// <summary>What a chip's pins can be used for.</summary>
internal sealed record Chip(
    string Name,
    int[] Pins,
    int[] StrappingPins,
    int[] InputOnlyPins,
    int[] FlashPins,
    int[] ExternalRamPins,
    int[] UsbPins,
    int[] WireProtocolPins,
    string[] FreePorts,
    int[] ConverterPins)
{
    /// <summary>
    /// By the datasheets of ESP32 (v4.x, sections 2.2 and 2.4) and ESP32-S3 (v1.x, sections 2.2 and 2.6). ConverterPins are those of the first converter in
    /// the order of its channels; the second one is the radio's. External RAM: 16 and 17 in WROVER modules, 33 to 37 with octal RAM. WireProtocolPins are those of
    /// UART0, whose port COM1 stock images keep for themselves.
    /// </summary>
    public static readonly Chip[] All =
    [
        new(
            "ESP32",
            Pins: [0, 1, 2, 3, 4, 5, .. Range(6, 11), .. Range(12, 19), 21, 22, 23, 25, 26, 27, 32, 33, 34, 35, 36, 39],
            StrappingPins: [0, 2, 5, 12, 15],
            InputOnlyPins: [34, 35, 36, 37, 38, 39],
            FlashPins: Range(6, 11),
            ExternalRamPins: [16, 17],
            UsbPins: [],
            WireProtocolPins: [1, 3],
            FreePorts: ["COM2", "COM3"],
            ConverterPins: [36, 37, 38, 39, 32, 33, 34, 35]),
        new(
            "ESP32-S3",
            Pins: [.. Range(0, 21), .. Range(26, 48)],
            StrappingPins: [0, 3, 45, 46],
            InputOnlyPins: [],
            FlashPins: Range(26, 32),
            ExternalRamPins: Range(33, 37),
            UsbPins: [19, 20],
            WireProtocolPins: [43, 44],
            FreePorts: ["COM2", "COM3"],
            ConverterPins: Range(1, 10)),
    ];

    public static Chip Named(string name) => All.Single(chip => chip.Name == name);

    private static int[] Range(int first, int last) => [.. Enumerable.Range(first, last - first + 1)];
}
