using Station.Hal.Esp32;

namespace Station.Esp32.Boards;

/// <summary>The boards that this application runs on, and the choice between them.</summary>
public static class BoardCatalogue
{
    /// <summary>A file on the volume with the name of the board: for boards that share a chip with another.</summary>
    public const string ChoiceFile = "board";

    /// <summary>Every board.</summary>
    public static BoardDefinition[] All() => new[] { ReferenceBoard.Create(), MinimumBoard.Create() };

    /// <summary>
    /// The board of that name; where there is no such name, the one whose chip the runtime was built for. <paramref name="target"/> is
    /// the name of the runtime's image, such as <c>ESP32_S3_OCTAL</c> or <c>ESP32_REV3</c>.
    /// </summary>
    public static BoardDefinition Choose(string name, string target)
    {
        foreach (BoardDefinition board in All())
        {
            if (board.Name == name)
            {
                return board;
            }
        }

        return target.StartsWith("ESP32_S3") ? ReferenceBoard.Create() : MinimumBoard.Create();
    }
}
