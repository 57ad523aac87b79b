namespace Station.Tool.Flashing;

/// <summary>How a board is to be flashed.</summary>
/// <param name="Port">The port of the USB cable, on which nanoff works.</param>
/// <param name="TerminalPort">The port of the terminal's cable.</param>
/// <param name="Target">Image of the runtime; chosen by the chip without it.</param>
/// <param name="RuntimeVersion">Version of the runtime; the newest without it.</param>
/// <param name="RuntimeArchive">Folder with the runtime's packages, where there is no network.</param>
/// <param name="AnswerLimit">How long a station may take to answer after a start.</param>
internal sealed record FlashOptions(string Port, string TerminalPort, string? Target, string? RuntimeVersion, string? RuntimeArchive, TimeSpan AnswerLimit);
