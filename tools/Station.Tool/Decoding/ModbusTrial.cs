using Station.Measurement;
using Station.Sensors;
using Station.Sensors.Modbus;
using Station.Sensors.Serial;

namespace Station.Tool.Decoding;

/// <summary>
/// Gives a Modbus capture to the parser of the firmware's master. An answer names no register, so the question is taken from the row where it begins with one, else made to
/// fit; the values are the raw registers, and what they mean where the device's name tells. To have others as an instrument's, name it with its registers in the row.
/// </summary>
internal static class ModbusTrial
{
    /// <summary>Address, function and byte count before an answer's data, CRC behind it.</summary>
    private const int OverheadBytes = 5;

    private const int LowestFunction = 3;
    private const int HighestFunction = 4;
    private const int ExceptionBit = 0x80;

    public static FrameFinding Run(FrameRow row)
    {
        byte[] bytes = row.Bytes;
        int function = bytes.Length > 1 ? bytes[1] & ~ExceptionBit : LowestFunction;
        bool foreign = function is < LowestFunction or > HighestFunction;
        byte[] question = QuestionOf(bytes, foreign ? LowestFunction : function, out int registers);
        var counters = new SensorCounters();
        var parser = new ModbusParser(question, counters);
        var values = new List<FrameValue>();
        int first = question[2] << 8 | question[3];
        int at = 0;
        do
        {
            at = parser.Feed(bytes, at, bytes.Length);
            if (parser.Kind == FrameKind.Reading)
            {
                int[] words = [.. Enumerable.Range(0, registers).Select(parser.Register)];
                values.AddRange(words.Select((word, i) => new FrameValue($"register {first + i}", word, string.Empty, QualityReason.None)));
                values.AddRange(KnownRegisters.Read(row.Device, words));
            }
        }
        while (parser.Kind != FrameKind.None || at < bytes.Length);

        bool unfinished = parser.Pending > 0;
        parser.Reset();
        var counts = new FrameCounts(counters.FramesGood, counters.FramesOther, counters.ChecksumErrors, counters.InstrumentErrors, counters.BytesSkipped);
        FrameFinding finding = Refusal.Judge(row, Instruments.Registers, counts, values, unfinished);
        return foreign && finding.Reason == FrameReason.NoFrame && ModbusCrc.IsRight(bytes.Length > 2 ? bytes : new byte[3], Math.Max(bytes.Length, 3))
            ? finding with { Reason = FrameReason.ForeignFunction, Explanation = $"function {function} is none that the station asks with (3 and 4)" }
            : finding;
    }

    /// <summary>The request that the row begins with, or one that its answer would fit.</summary>
    private static byte[] QuestionOf(byte[] bytes, int function, out int registers)
    {
        bool isAnswer = bytes.Length > 2 && bytes.Length == bytes[2] + OverheadBytes && bytes[2] > 0;
        if (!isAnswer && bytes.Length >= ModbusQuestion.LengthBytes && bytes[1] == function && ModbusCrc.IsRight(bytes, ModbusQuestion.LengthBytes))
        {
            registers = Math.Min(bytes[4] << 8 | bytes[5], byte.MaxValue / 2);
            return ModbusQuestion.Build(bytes[0], function, bytes[2] << 8 | bytes[3], bytes[4] << 8 | bytes[5]);
        }

        registers = bytes.Length > 2 && bytes[2] > 1 ? bytes[2] / 2 : 1;
        return ModbusQuestion.Build(bytes[0], function, 0, registers);
    }
}
