using Station.Hal.Simulated;
using Station.Tool.Playing;
using Station.Tool.Probing;

namespace Station.BenchTools.Tests;

/// <summary>Whose frames bytes are, without a port: many more worlds and much more noise than real time has room for.</summary>
[Collection(nameof(VirtualTime))]
public sealed class JudgementTests
{
    private const long HourMs = 3_600_000;
    private const int ListenedMs = 6_000;

    private static readonly int Runs = Environment.GetEnvironmentVariable("STATION_TESTS_FULL") == "1" ? 400 : 24;

    public static TheoryData<string> Senders() =>
        [.. Trial.All.Where(trial => !trial.IsAsked && !trial.Sensor.StartsWith("modbus", StringComparison.Ordinal) && trial.Sensor is not ("sps30" or "ultrasonic mode=asked")).Select(trial => trial.Model)];

    [Theory]
    [MemberData(nameof(Senders))]
    public void A_sender_is_taken_for_no_other_in_any_weather_and_with_any_fault(string model)
    {
        Trial trial = Trial.All.First(row => row.Model == model && !row.IsAsked);
        string[] faults = ["none", "mixed:30", "noise-before:100", "interleaved:40"];
        for (int run = 0; run < Runs; run++)
        {
            byte[] bytes = Capture(trial.Sensor, faults[run % faults.Length], 1_800_000_000_000 + run * 7 * HourMs);

            FoundSensor[] found = [.. Families.Senders
                .Select(family => (family, Fits: Judgement.Of(family, bytes)))
                .Where(row => row.Fits is not null && row.Fits.Any(fit => fit.Finding.Values.Count > 0))
                .Select(row => new FoundSensor(row.family.Title, 9_600, row.Fits!))];

            Assert.Null(trial.Complaint(found));
        }
    }

    [Fact]
    public void A_question_is_understood_by_its_own_family_alone()
    {
        SensorFamily[] families = [.. Families.Asked.SelectMany(group => group), Families.Winsen, Families.Sps30];
        int understood = 0;
        foreach (Trial trial in Trial.All)
        {
            foreach (SensorFamily family in families)
            {
                byte[] answers = Ask(trial, family.Question!);
                bool isOwn = Judgement.Of(family, answers) is not null;
                Assert.True(!isOwn || SensorModelOf(family.Kinds[0].Sensor) == SensorModelOf(trial.Sensor), $"{trial} is taken for {family.Title}");
                understood += isOwn ? 1 : 0;
            }
        }

        Assert.InRange(understood, Trial.All.Count(trial => trial.IsAsked), Trial.All.Count * 2);
    }

    [Fact]
    public void A_late_answer_among_what_a_Winsen_module_sends_names_no_gas()
    {
        byte[] answer = [0xFF, 0x86, 0x00, 0x2A, 0x00, 0x00, 0x00, 0x20, 0x30];
        byte[] sent = Capture("winsen gas=so2 module=ze12", "none", 1_800_000_000_000);

        Assert.Equal("so2", WinsenKinds.NamedBy([.. answer, .. sent])?.Gas);
        Assert.Null(WinsenKinds.NamedBy(answer));
        Assert.Null(WinsenKinds.NamedBy([]));
    }

    [Fact]
    public void Noise_is_no_sensor()
    {
        SensorFamily[] families = [.. Families.Senders, .. Families.Asked.SelectMany(group => group), Families.Winsen, Families.Sps30];
        var random = new Random(11);
        var bytes = new byte[5_000];
        for (int run = 0; run < Runs; run++)
        {
            random.NextBytes(bytes);
            for (int i = 0; run % 2 == 1 && i < bytes.Length; i++)
            {
                // Half of the runs rustle in the bytes that frames begin with.
                bytes[i] = (bytes[i] & 3) == 0 ? Heads[bytes[i] >> 2 & 7] : bytes[i];
            }

            Assert.All(families, family => Assert.Null(Judgement.Of(family, bytes)));
        }
    }

    [Fact]
    public void An_echo_of_a_question_is_no_sensor()
    {
        Assert.All(
            Families.Asked.SelectMany(group => group).Append(Families.Winsen).Append(Families.Sps30),
            family => Assert.Null(Judgement.Of(family, [.. Enumerable.Repeat(family.Question!, 5).SelectMany(bytes => bytes)])));
    }

    private static string SensorModelOf(string sensor) => sensor.Split(' ')[0];

    /// <summary>What a question brings that is asked each second.</summary>
    private static byte[] Ask(Trial trial, byte[] question)
    {
        const long StartMs = 1_800_000_000_000;
        var played = new PlayedSensor(trial.Sensor, "city", PlayedFaults.Parse("none"), StartMs);
        if (trial.IsAsked)
        {
            played.BeAsked();
        }

        var bytes = new List<byte>();
        var chunk = new byte[256];
        for (long atMs = StartMs; atMs < StartMs + ListenedMs; atMs += 10)
        {
            if (atMs % 1_000 == 0)
            {
                played.Line.Write(question, atMs);
            }

            bytes.AddRange(chunk.AsSpan(0, played.Line.Read(chunk, atMs)));
        }

        return [.. bytes];
    }

    private static readonly byte[] Heads = [0x42, 0x4D, 0xAA, 0xC0, 0xFF, 0x86, 0x7E, (byte)'R'];

    /// <summary>What a sensor sends in some seconds of virtual time.</summary>
    private static byte[] Capture(string sensor, string faults, long startMs)
    {
        var played = new PlayedSensor(sensor, "city", PlayedFaults.Parse(faults), startMs);
        SerialLine line = played.Line;
        var bytes = new List<byte>();
        var chunk = new byte[256];
        for (long atMs = startMs; atMs < startMs + ListenedMs; atMs += 20)
        {
            bytes.AddRange(chunk.AsSpan(0, line.Read(chunk, atMs)));
        }

        return [.. bytes];
    }
}
