using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.People;

/// <summary>Somebody types a line at the terminal.</summary>
public sealed class TypedLine : FaultKind
{
    public override string Name => "typed";

    public override FaultFamily Family => FaultFamily.People;

    public override string What => "somebody types a line at the terminal";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Text("line", "help", "status", "sensors", "channels", "buffer", "log debug", "time", "net", "lang en", "lang zh", "set site somewhere", "set trial-time 5", "set broker-host nowhere.example", "set network-name other", "reboot --yes", "mode pm25 maintenance", "mode pm25 measuring", "mode pm10 out", "mode pm10 measuring", "calibrate pm25 2 1.1 2026-12-01 tester --yes", "set broker-port 0", "\\x1b[A", "mode nothing measuring", "set site"),
    ];

    public override int Weight => 8;

    public override void Apply(World world, FaultArguments arguments) => world.Board.Console.Type(arguments.Word("line") + "\r");
}
