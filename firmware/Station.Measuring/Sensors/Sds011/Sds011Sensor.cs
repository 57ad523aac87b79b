using Station.Hal;
using Station.Measurement;
using Station.Sensors.Serial;

namespace Station.Sensors.Sds011;

/// <summary>
/// Nova SDS011 dust sensor at 9600 baud, asked for each reading (as it must be behind an expander) or sending by itself. Its own
/// working period is always set to none: the sensor keeps that setting without its supply, and a period of its own would not fit
/// the station's minutes. The station lets it rest itself. Source: Nova, Laser Dust Sensor Control Protocol V1.3.
/// </summary>
public sealed class Sds011Sensor : SerialSensor
{
    public const int BaudRate = 9_600;

    /// <summary>The fan needs 15 to 30 s to fill the chamber (control protocol: "work 30 seconds" before it reports).</summary>
    public const int WarmUpMs = 30_000;

    /// <summary>Three commands of the set-up and a time-out have to fit.</summary>
    public const int ShortestIntervalMs = 2_000;

    /// <summary>Ten bytes take 11 ms and the question 20 ms at 9600 baud; the rest is the sensor's time to think.</summary>
    private const int AnswerMs = 60;

    private const int AskedTimeoutMs = 500;

    /// <summary>Active frames come once a second.</summary>
    private const int ActiveTimeoutMs = 3_000;

    private readonly Sds011Parser parser;

    public Sds011Sensor(SensorIdentity identity, SamplingPeriod period, IBytePort port, bool active, int everyMinutes)
        : base(identity, period, CreateQuantities(), port, DialogueOf(active))
    {
        parser = new Sds011Parser(Counters);
        Listen(parser);
        if (everyMinutes > 1)
        {
            RestBetween(new DutyCycle(period, everyMinutes, identity.WarmUpMs));
        }
    }

    public static Quantity[] CreateQuantities() => new[] { new Quantity("pm25", "ug/m3", -1), new Quantity("pm10", "ug/m3", -1) };

    protected override void TakeReading(long nowMs)
    {
        QualityReason reason = ReasonAt(nowMs);
        Quantities[0].Take(parser.Pm25, Saturated(parser.Pm25 >= Sds011Frame.Pm25Ceiling, reason));
        Quantities[1].Take(parser.Pm10, Saturated(parser.Pm10 >= Sds011Frame.Pm10Ceiling, reason));
    }

    private static SerialDialogue DialogueOf(bool active) => SerialDialogue.WithRest(
        Sds011Command.Sleep(),
        new[] { Sds011Command.Wake(), Sds011Command.Period(0), active ? Sds011Command.BeActive() : Sds011Command.BeAsked() },
        active ? null : Sds011Command.Query(),
        AnswerMs,
        active ? ActiveTimeoutMs : AskedTimeoutMs);
}
