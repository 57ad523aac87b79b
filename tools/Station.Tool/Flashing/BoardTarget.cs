namespace Station.Tool.Flashing;

/// <summary>
/// What flashing must know of a board: its chip, the images of the runtime that fit it, and where its deployment partition lies. The partitions are those of nanoFramework's stock tables
/// (nf-interpreter, targets/ESP32/_IDF, partitions_nanoclr_4mb.csv of the ESP32 and partitions_nanoclr_16mb.csv of the ESP32-S3). nanoff by itself writes every application to 0x1B0000
/// (Esp32Firmware.DeploymentPartitionAddress), which on the ESP32 is the runtime's own partition: it then reports success, and nothing runs (nanoframework/Home issue 1835).
/// </summary>
/// <param name="Board">Name of the board definition.</param>
/// <param name="Chip">As nanoff names it.</param>
/// <param name="FlashMegabytes">Its flash.</param>
/// <param name="Images">Images of the runtime that it can have, the usual one first.</param>
/// <param name="DeploymentAddress">Where the application is written to.</param>
/// <param name="DeploymentBytes">Room for it.</param>
internal sealed record BoardTarget(string Board, string Chip, int FlashMegabytes, string[] Images, int DeploymentAddress, int DeploymentBytes)
{
    /// <summary>Of the ESP32 only: chips before this revision need the other image.</summary>
    private const int NewRevision = 3;

    /// <summary>External RAM of the ESP32-S3 that is never octal.</summary>
    private const int QuadRamMegabytes = 2;

    public static IReadOnlyList<BoardTarget> All { get; } =
    [
        new("reference", "ESP32-S3", 16, ["ESP32_S3_OCTAL", "ESP32_S3_QUAD"], 0x1B0000, 0x2E0000),
        new("minimum", "ESP32", 4, ["ESP32_REV3", "ESP32_REV0"], 0x1E0000, 0x1C0000),
    ];

    /// <exception cref="ToolError">There is no such board.</exception>
    public static BoardTarget Of(string board) => All.FirstOrDefault(target => target.Board == board)
        ?? throw new ToolError(ExitStatus.Usage, "flash-board", $"There is no board '{board}'.", $"Use one of: {string.Join(", ", All.Select(target => target.Board))}.");

    /// <summary>The image that fits a chip of this board: an ESP32 before revision 3, and an S3 with 2 MB of external RAM, need the other one.</summary>
    public string ImageFor(ChipDetails chip) => (Chip == "ESP32" && chip.Revision < NewRevision) || (Chip == "ESP32-S3" && chip.RamMegabytes == QuadRamMegabytes) ? Images[1] : Images[0];
}
