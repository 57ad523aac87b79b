using Station.Bytes;
using Station.Settings;

namespace Station.Commands;

/// <summary>
/// Sets zero and span of a channel: <c>column varint, zero zigzag, span varint, day varint, operator text</c>, as in a calibration event. Answers the version that the calibration has then. The
/// same once more is no new calibration.
/// </summary>
public sealed class CalibrateCommand : ICommand
{
    private readonly CalibrationDesk desk;
    private int column;
    private int zero;
    private int span;
    private int day;
    private string person;

    public CalibrateCommand(CalibrationDesk desk) => this.desk = desk;

    public CommandCode Code => CommandCode.Calibrate;

    public CommandOutcome Begin(ByteReader arguments, ByteWriter effect, ByteWriter answer, long nowMs)
    {
        if (!Read(arguments))
        {
            return CommandOutcome.BadArguments;
        }

        CalibrationResult result = column < desk.Count ? desk.Check(column, zero, span, day, person) : CalibrationResult.BadValue;
        if (result != CalibrationResult.Done)
        {
            return result == CalibrationResult.Busy ? CommandOutcome.Busy : CommandOutcome.BadValue;
        }

        effect.Varint(column);
        effect.Zigzag(zero);
        effect.Varint(span);
        effect.Varint(day);
        effect.Text(person);
        answer.Varint(desk.Of(column).Version + (desk.Is(column, zero, span, day, person) ? 0 : 1));
        return CommandOutcome.Done;
    }

    public bool CarryOut(ByteReader effect, long nowMs)
    {
        if (!Read(effect) || column >= desk.Count || desk.Is(column, zero, span, day, person))
        {
            return true;
        }

        CalibrationResult result = desk.Set(column, zero, span, day, person, nowMs);
        return result != CalibrationResult.Busy && result != CalibrationResult.NotSaved;
    }

    private bool Read(ByteReader reader)
    {
        column = reader.Varint(int.MaxValue);
        long wide = reader.Zigzag();
        zero = (int)wide;
        span = reader.Varint(int.MaxValue);
        day = reader.Varint(int.MaxValue);
        person = reader.Text(CalibrationFile.OperatorLimitBytes);
        return reader.Finished && wide == zero;
    }
}
