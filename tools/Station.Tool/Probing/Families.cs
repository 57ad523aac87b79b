using Station.Sensors.Plantower;
using Station.Sensors.Sds011;
using Station.Sensors.Sps30;
using Station.Sensors.Winsen;

namespace Station.Tool.Probing;

/// <summary>The families of sensors with a serial line of their own, as the firmware has drivers for them.</summary>
internal static class Families
{
    /// <summary>Asks an ultrasonic sensor in its mode 2 for one measurement (JSN-SR04T-2.0 manual).</summary>
    private static readonly byte[] Trigger = [0x55];

    private static readonly SensorKind[] PlantowerKinds =
    [
        new("Plantower PMS5003, PMS7003 or PMSA003 (Winsen ZH06 and ZH07 send the same frames)", "plantower"),
        new("Plantower PMS5003T", "plantower variant=t"),
        new("Plantower PMS5003ST", "plantower variant=st"),
        new("Plantower PMS3003 (Winsen ZH03B sends the same frames)", "plantower variant=3003 mode=active"),
    ];

    private static readonly SensorKind Nova = new("Nova SDS011 (SDS018 and SDS021 send the same frames)", "sds011");
    private static readonly SensorKind Ultrasonic = new("A02YYUW, A01NYUB, ME007YS or JSN-SR04T, which send the same frames", "ultrasonic");
    private static readonly SensorKind UltrasonicByData = new("JSN-SR04T v3 or AJ-SR04M, whose sum leaves the header out", "ultrasonic sum=data");

    /// <summary>Families that send without being asked, all at 9600 baud.</summary>
    public static IReadOnlyList<SensorFamily> Senders { get; } =
    [
        new("Plantower particle counter", [.. PlantowerKinds.Select(Sending)]) { Allows = PlantowerWords.Allow },
        new("Nova dust sensor", Sending(Nova)),
        .. WinsenKinds.Gases.Select(gas => new SensorFamily("Winsen gas module", WinsenKinds.Sending(gas))),
        new("ultrasonic distance sensor", Ultrasonic) { IsWeaklyChecked = true },
        new("ultrasonic distance sensor", UltrasonicByData) { IsWeaklyChecked = true },
        new(
            "MaxBotix distance sensor",
            new SensorKind("MaxBotix HRXL (MB738x), in millimetres", "maxbotix"),
            new SensorKind("MaxBotix XL (MB709x), in centimetres", "maxbotix unit=cm no-target=765")) { Allows = MaxBotixDigits.Allow },
    ];

    /// <summary>Families that answer a question at 9600 baud, by question. The trigger comes last: to anything but an ultrasonic sensor it means nothing.</summary>
    public static IReadOnlyList<IGrouping<byte[], SensorFamily>> Asked { get; } =
    [.. new SensorFamily[]
    {
        new("Plantower particle counter", PlantowerKinds) { Question = PlantowerCommand.Read(), Allows = PlantowerWords.Allow },
        new("Nova dust sensor", Nova) { Question = Sds011Command.Query() },
        new("ultrasonic distance sensor", Triggered(Ultrasonic)) { Question = Trigger, IsWeaklyChecked = true },
        new("ultrasonic distance sensor", Triggered(UltrasonicByData)) { Question = Trigger, IsWeaklyChecked = true },
    }.GroupBy(family => family.Question!)];

    /// <summary>Winsen modules that answer: which gas, the answer of most of them does not say.</summary>
    public static SensorFamily Winsen { get; } = new("Winsen gas module", new SensorKind("Winsen ZE module", "winsen gas=co")) { Question = WinsenCommand.Read() };

    /// <summary>The SPS30, at 115200 baud.</summary>
    public static SensorFamily Sps30 { get; } = new("Sensirion particle sensor", new SensorKind("Sensirion SPS30", "sps30 port=COM3 clean=0")) { Question = Sps30Command.Read() };

    private static SensorKind Sending(SensorKind kind) =>
        kind.Sensor.Contains(" mode=", StringComparison.Ordinal) ? kind : kind with { Sensor = kind.Sensor + " mode=active" };

    private static SensorKind Triggered(SensorKind kind) => kind with { Sensor = kind.Sensor + " mode=asked" };
}
