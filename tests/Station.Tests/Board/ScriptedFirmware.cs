using Station.Hal;

namespace Station.Tests.Board;

/// <summary>A firmware whose step is whatever a test says; each boot gets a new one.</summary>
internal sealed class ScriptedFirmware : IFirmwareFactory, IFirmware
{
    private readonly Func<IBoard, long, long> step;
    private readonly IBoard? board;

    /// <param name="step">Takes board and uptime in ms; returns the uptime of the next call.</param>
    public ScriptedFirmware(Func<IBoard, long, long> step)
    {
        this.step = step;
    }

    private ScriptedFirmware(Func<IBoard, long, long> step, IBoard board)
    {
        this.step = step;
        this.board = board;
    }

    public IFirmware Create(IBoard bootedBoard)
    {
        return new ScriptedFirmware(step, bootedBoard);
    }

    public long Step(long uptimeMs)
    {
        return step(board!, uptimeMs);
    }
}
