using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Time;

/// <summary>Something other than the station sets its calendar clock.</summary>
public sealed class CalendarJump : FaultKind
{
    public override string Name => "calendar-jump";

    public override FaultFamily Family => FaultFamily.Time;

    public override string What => "something other than the station sets its calendar clock";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Duration("by", "1s", "300d"),
        FaultParameter.Word("way", "ahead", "behind"),
    ];

    public override void Apply(World world, FaultArguments arguments) =>
        world.Board.Machine.JumpCalendar(arguments.Number("by") * (arguments.Word("way") == "ahead" ? 1 : -1));
}
