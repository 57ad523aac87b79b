using Station.Hal;

namespace Station.Timekeeping;

/// <summary>The calendar of a station that keeps nothing and asks nobody for the time: the later of the release and the last time that has passed for certain.</summary>
public sealed class FloorCalendar : ICalendar
{
    private readonly IBoardControl control;
    private readonly ClockFloor floor;

    public FloorCalendar(IBoard board)
    {
        control = board.Control;
        floor = new ClockFloor(board.Files, board.Checksum);
        floor.Load();
    }

    public bool Resolved => false;

    public long UtcAtMs(long uptimeMs) => 0;

    public void SetCalendar(long nowMs) => control.SetCalendarUtc(floor.EarliestUtcMs + nowMs);
}
