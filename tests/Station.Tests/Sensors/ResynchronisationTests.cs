using Station.Sensors;
using Station.Sensors.MaxBotix;
using Station.Sensors.Modbus;
using Station.Sensors.Plantower;
using Station.Sensors.Sds011;
using Station.Sensors.Serial;
using Station.Sensors.Sps30;
using Station.Sensors.Ultrasonic;
using Station.Sensors.Winsen;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>Damaged, cut and interleaved frames: counted and skipped, and the next good frame read.</summary>
public sealed class ResynchronisationTests
{
    private static readonly byte[] Particles = Scan.Hex("424d001c00000008000800000008000800d20046002d001e00000000970002c5");
    private static readonly byte[] ParticlesWithHeaderAsChecksum = ParticlesWithSumEndingIn42();
    private static readonly byte[] Gas = Scan.Hex("FF2B0400006400006D");
    private static readonly byte[] Dust = Scan.Hex("aac00600060058d93dab");
    private static readonly byte[] Marks = Scan.Hex("7e0003002840df03da417d3162ae41279e32412c107d5e42307d5ed34255c04c425e0908425fa28a425fe4433f40fa1fff7e");
    private static readonly byte[] Distance = Scan.Hex("FF07A1A7");
    private static readonly byte[] Line = "R1234\r"u8.ToArray();
    private static readonly byte[] Level = Scan.Hex("0103020218B92E");

    public static TheoryData<string, string> Lines()
    {
        var lines = new TheoryData<string, string>();
        foreach (string family in new[] { "particles", "particles-header-in-sum", "gas", "dust", "marks", "distance", "line", "level" })
        {
            foreach (string damage in new[] { "changed", "cut", "interleaved", "noise", "header", "doubled-header" })
            {
                lines.Add(family, damage);
            }
        }

        return lines;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void The_good_frame_behind_a_bad_one_is_read(string family, string damage)
    {
        byte[] frame = FrameOf(family);
        for (int at = 0; at < frame.Length; at++)
        {
            var counters = new SensorCounters();
            byte[] stream = [.. Damage(frame, damage, at), .. frame, .. frame];
            List<FrameKind> kinds = Scan.All(Create(family, counters), stream);

            // A frame cut at its very end leaves a whole one; a cut one may swallow the next, never the one after.
            Assert.Contains(FrameKind.Reading, kinds);
            Assert.True(counters.FramesGood >= 1 && counters.BytesSkipped + counters.FramesGood * frame.Length >= stream.Length - frame.Length);
        }
    }

    [Fact]
    public void Back_to_back_frames_are_all_read_and_nothing_is_counted_as_bad()
    {
        foreach (string family in new[] { "particles", "particles-header-in-sum", "gas", "dust", "marks", "distance", "level" })
        {
            var counters = new SensorCounters();
            byte[] frame = FrameOf(family);
            Scan.All(Create(family, counters), Enumerable.Repeat(frame, 50).SelectMany(bytes => bytes).ToArray());
            Assert.Equal((50, 0, 0), (counters.FramesGood, counters.ChecksumErrors, counters.BytesSkipped));
        }
    }

    [Fact]
    public void The_answer_to_a_command_is_skipped()
    {
        var counters = new SensorCounters();
        var parser = new PlantowerParser(counters);
        Assert.Equal([FrameKind.Other, FrameKind.Reading], Scan.All(parser, [.. Scan.Hex("424D0004E4000177"), .. Particles]));
        Assert.Equal((1, 1, 0), (counters.FramesGood, counters.FramesOther, counters.BytesSkipped));
    }

    [Fact]
    public void Frames_of_24_and_40_bytes_are_recognised_by_their_length_word()
    {
        var parser = new PlantowerParser(new SensorCounters());
        Assert.Equal([FrameKind.Reading], Scan.All(parser, Summed(24)));
        Assert.Equal(PlantowerFrame.ShortDataBytes, parser.DataBytes);
        Assert.Equal([FrameKind.Reading], Scan.All(parser, Summed(40)));
        Assert.Equal(PlantowerFrame.LongDataBytes, parser.DataBytes);
    }

    [Fact]
    public void An_echo_is_ignored_and_the_answer_behind_it_read()
    {
        byte[] question = ModbusQuestion.Build(1, 3, 0, 1);
        Assert.Equal(Scan.Hex("010300000001840A"), question);
        var counters = new SensorCounters();
        var parser = new ModbusParser(question, counters);
        Assert.Equal([FrameKind.Other, FrameKind.Reading], Scan.All(parser, [.. question, .. Level]));
        Assert.Equal((1, 1, 0, 0), (counters.FramesGood, counters.FramesOther, counters.ChecksumErrors, counters.BytesSkipped));
    }

    [Theory]
    [InlineData(0x0200, 1)]
    [InlineData(0x0400, 2)]
    public void An_echo_that_looks_like_an_answer_is_still_an_echo(int register, int count)
    {
        byte[] question = ModbusQuestion.Build(1, 3, register, count);
        var counters = new SensorCounters();
        Assert.Equal([FrameKind.Other], Scan.All(new ModbusParser(question, counters), question));
        Assert.Equal(0, counters.ChecksumErrors);
    }

    [Fact]
    public void Answers_of_another_address_function_or_length_are_not_taken()
    {
        byte[] question = ModbusQuestion.Build(2, 3, 4, 1);
        foreach (string foreign in new[] { "0103020218B92E", "02040201317D30", "0203040111027219A4" })
        {
            Assert.DoesNotContain(FrameKind.Reading, Scan.All(new ModbusParser(question, new SensorCounters()), Scan.Hex(foreign)));
        }
    }

    [Theory]
    [InlineData("7E00030000FC7E", FrameKind.Other)] // no new reading
    [InlineData("7E00034300B97E", FrameKind.InstrumentError)] // asked in the wrong state
    [InlineData("7E00004300BC7E", FrameKind.Other)] // the answer to a start while it measures
    [InlineData("7E00010000FE7E", FrameKind.Other)]
    [InlineData("7E000300FC7E", FrameKind.Other)] // an echo
    public void Frames_without_a_reading_are_told_apart(string hex, FrameKind kind) =>
        Assert.Equal([kind], Scan.All(new Sps30Parser(new SensorCounters()), Scan.Hex(hex)));

    [Theory]
    [InlineData("018302C0F1", 2)]
    [InlineData("01830440F3", 4)]
    public void Exceptions_are_understood(string hex, int code)
    {
        var counters = new SensorCounters();
        var parser = new ModbusParser(ModbusQuestion.Build(1, 3, 0, 1), counters);
        int seen = 0;
        Assert.Equal([FrameKind.InstrumentError], Scan.All(parser, Scan.Hex(hex), () => seen = parser.ExceptionCode));
        Assert.Equal((code, 1), (seen, counters.InstrumentErrors));
    }

    private static byte[] FrameOf(string family) => family switch
    {
        "particles" => Particles,
        "particles-header-in-sum" => ParticlesWithHeaderAsChecksum,
        "gas" => Gas,
        "dust" => Dust,
        "marks" => Marks,
        "distance" => Distance,
        "line" => Line,
        _ => Level,
    };

    private static FrameScanner Create(string family, SensorCounters counters) => family switch
    {
        "particles" or "particles-header-in-sum" => new PlantowerParser(counters),
        "gas" => new WinsenParser(new WinsenSettings(WinsenGas.SulphurDioxide, true, false, 6, WinsenFrame.PartsPerBillion, 0), counters),
        "dust" => new Sds011Parser(counters),
        "marks" => new Sps30Parser(counters),
        "distance" => new UltrasonicParser(counters),
        "line" => new MaxBotixParser([5_000], counters),
        _ => new ModbusParser(ModbusQuestion.Build(1, 3, 0, 1), counters),
    };

    private static byte[] Damage(byte[] frame, string damage, int at) => damage switch
    {
        "changed" => [.. frame[..at], (byte)(frame[at] ^ 0x10), .. frame[(at + 1)..]],
        "cut" => frame[..at],
        "interleaved" => [.. frame[..at], .. frame, .. frame[at..]],
        "noise" => [0x00, 0x42, 0xFF, 0x01, 0x13],
        "header" => frame[..2],
        _ => [frame[0]],
    };

    /// <summary>A frame of that length with counting words and a right sum.</summary>
    private static byte[] Summed(int length)
    {
        byte[] frame = Enumerable.Range(0, length).Select(index => (byte)index).ToArray();
        frame[0] = 0x42;
        frame[1] = 0x4D;
        frame[2] = 0;
        frame[3] = (byte)(length - 4);
        int sum = frame[..(length - 2)].Sum(value => value);
        frame[length - 2] = (byte)(sum >> 8);
        frame[length - 1] = (byte)sum;
        return frame;
    }

    private static byte[] ParticlesWithSumEndingIn42()
    {
        byte[] frame = [.. Particles];
        int sum = frame[..30].Sum(value => value);
        frame[27] += (byte)((0x42 - sum) & 0xFF);
        sum = frame[..30].Sum(value => value);
        frame[30] = (byte)(sum >> 8);
        frame[31] = (byte)sum;
        return frame[31] == 0x42 ? frame : throw new InvalidOperationException("the sum does not end in 42");
    }
}
