using Station.Hal;
using Station.Measurement;
using Station.Sensors.Serial;

namespace Station.Sensors.Winsen;

/// <summary>
/// Winsen ZE electrochemical gas module at 9600 baud, asked for each reading (as it must be behind an expander) or sending by
/// itself. The mode command goes out at every start, because modules were seen to come up in the other mode.
/// Sources: manuals of ZE03, ZE12A, ZE14-O3 and ZE25-O3.
/// </summary>
public sealed class WinsenSensor : SerialSensor
{
    public const int BaudRate = 9_600;

    /// <summary>The cell needs 3 to 5 min to its first usable value (manuals, "preheat time": 3 min).</summary>
    public const int WarmUpMs = 180_000;

    /// <summary>Nine bytes take 10 ms at 9600 baud; the rest is the module's time to think.</summary>
    private const int AnswerMs = 40;

    private const int AskedTimeoutMs = 500;

    /// <summary>Active frames come once a second.</summary>
    private const int ActiveTimeoutMs = 3_000;

    /// <param name="identity">Who it is.</param>
    /// <param name="period">The minutes.</param>
    /// <param name="port">Its line.</param>
    /// <param name="settings">What differs between the models.</param>
    /// <param name="alike">A module that may be spoken with in the same way, which is shared then; null for none.</param>
    public WinsenSensor(SensorIdentity identity, SamplingPeriod period, IBytePort port, WinsenSettings settings, WinsenSensor alike = null)
        : base(identity, period, CreateQuantities(), port, alike != null && alike.Speaks(settings) ? alike.Dialogue : DialogueOf(settings))
    {
        Listen(new WinsenParser(settings, Counters));
    }

    private WinsenParser Parser => (WinsenParser)Scanner;

    /// <summary>One gas, as a mixing ratio.</summary>
    public static Quantity[] CreateQuantities() => new[] { new Quantity("gas", "ppb", -1) };

    protected override void TakeReading(long nowMs)
    {
        WinsenParser parser = Parser;
        Quantities[0].Take(parser.DeciPartsPerBillion, Saturated(parser.IsAtFullScale, ReasonAt(nowMs)));
    }

    private bool Speaks(WinsenSettings other) => Parser.Settings.Active == other.Active && Parser.Settings.Older == other.Older;

    private static SerialDialogue DialogueOf(WinsenSettings settings) => settings.Active
        ? new SerialDialogue(WinsenCommand.BeActive(settings.Older), null, AnswerMs, ActiveTimeoutMs)
        : new SerialDialogue(WinsenCommand.BeAsked(settings.Older), WinsenCommand.Read(), AnswerMs, AskedTimeoutMs);
}
