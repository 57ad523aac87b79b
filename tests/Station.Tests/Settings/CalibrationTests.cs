using Station.Hal;
using Station.Hal.Simulated;
using Station.Measurement;
using Station.Profiles;
using Station.Settings;
using Station.Tests.Sensors;
using Station.Tests.Supervision;
using Xunit;

namespace Station.Tests.Settings;

/// <summary>Zero and span: what they make of a value, what takes them back, and the slot that keeps them.</summary>
public sealed class CalibrationTests
{
    private readonly RamFileStore files = new();
    private readonly IChecksum checksum = new VirtualChecksum(new HalGate(new VirtualTime(0), new ExternalWatchdog(0)));
    private readonly ChannelSettings[] channels = ProfileReader.Read(RepositoryFiles.Profile("reference"), new ProfileProblems()).Channels;

    [Theory]
    [InlineData(100, 1, 0, 1_000_000, 100)]
    [InlineData(100, 1, 5, 1_000_000, 95)]
    [InlineData(100, 1, 5, 1_100_000, 104)] // 104.5
    [InlineData(90, 1, 5, 1_100_000, 94)] // 93.5
    [InlineData(205, 2, 2, 1_000_000, 100)] // 102.5 rounds to 102
    [InlineData(-50, 1, 10, 500_000, -30)]
    public void A_value_is_what_was_read_less_zero_times_span_rounded_once(long dividend, long divisor, int zero, int span, int expected) =>
        Assert.Equal(expected, new Calibration { Zero = zero, Span = span }.Apply(dividend, divisor));

    [Fact]
    public void What_the_instrument_gave_is_recovered_from_what_is_stored()
    {
        var random = new Random(2);
        for (int i = 0; i < 100_000; i++)
        {
            var calibration = new Calibration { Zero = random.Next(-500, 500), Span = random.Next(2) == 0 ? 1_000_000 : random.Next(100_000, 10_000_001) };
            int given = random.Next(-10_000, 100_000);
            int recovered = calibration.Undo(calibration.Apply(given, 1));

            // Exact from a span of 1 on; below, one stored step stands for 1 / span of the instrument's.
            double step = calibration.Span >= 1_000_000 ? 0 : 500_000.0 / calibration.Span + 0.5;
            Assert.InRange(recovered - given, -step, step);
        }
    }

    [Fact]
    public void Numbers_that_would_overflow_are_rounded_before()
    {
        var calibration = new Calibration { Span = 2_000_000 };
        Assert.Equal(2_000, calibration.Apply(1_000L * 1_000_000_000_000_000, 1_000_000_000_000_000));
    }

    [Fact]
    public void The_slot_keeps_what_was_calibrated_and_also_what_the_profile_has_no_more()
    {
        var first = new CalibrationFile(files, checksum);
        Calibration[] calibrations = first.Load(channels);
        Set(calibrations[7], -3, 1_020_000, "王");
        Set(calibrations[8], 4, 980_000, "Li Na");
        Assert.Equal(CalibrationResult.Done, first.Save());

        var shorter = new CalibrationFile(files, checksum);
        Assert.Equal((4, 980_000, 20_000, "Li Na", 1), Facts(shorter.Load(channels[8..])[0]));
        Assert.Equal(CalibrationResult.Done, shorter.Save());

        var again = new CalibrationFile(files, checksum);
        Calibration[] read = again.Load(channels);
        Assert.Equal((-3, 1_020_000, 20_000, "王", 1), Facts(read[7]));
        Assert.Equal((0, 1_000_000, 0, "", 0), Facts(read[0]));
    }

    [Fact]
    [Trait("FieldFailure", "16")]
    public void A_slot_with_any_byte_changed_or_cut_is_damaged_and_says_so()
    {
        var file = new CalibrationFile(files, checksum);
        Set(file.Load(channels)[2], 1, 1_000_001, "a");
        file.Save();
        byte[] bytes = new byte[CalibrationFile.LimitBytes];
        files.Read(CalibrationFile.Path, 0, bytes, 0, bytes.Length, out int count);
        for (int i = 0; i < count; i++)
        {
            byte[] altered = bytes[..count];
            altered[i] ^= 0x10;
            AssertDamaged(altered, count);
            if (i > 0)
            {
                AssertDamaged(bytes, i);
            }
        }
    }

    [Fact]
    public void More_channels_than_the_slot_holds_are_refused()
    {
        var file = new CalibrationFile(files, checksum);
        ChannelSettings[] many = [.. Enumerable.Range(0, 40).Select(i => new ChannelSettings("channel-" + i, channels[0], channels[0].Scale, 0, 1, 0, 0))];
        Calibration[] calibrations = file.Load(many);
        int held = 0;
        foreach (Calibration calibration in calibrations)
        {
            Set(calibration, 1, 1_010_000, "operator");
            if (file.Save() == CalibrationResult.NoRoom)
            {
                break;
            }

            held++;
        }

        Assert.InRange(held, 12, 20);
    }

    private static void Set(Calibration calibration, int zero, int span, string person)
    {
        calibration.Zero = zero;
        calibration.Span = span;
        calibration.Day = 20_000;
        calibration.Operator = person;
        calibration.Version++;
    }

    private static (int Zero, int Span, int Day, string Operator, int Version) Facts(Calibration calibration) =>
        (calibration.Zero, calibration.Span, calibration.Day, calibration.Operator, calibration.Version);

    private void AssertDamaged(byte[] bytes, int count)
    {
        var store = new RamFileStore();
        store.Replace(CalibrationFile.Path, bytes, count);
        var file = new CalibrationFile(store, checksum);
        Assert.All(file.Load(channels), calibration => Assert.Equal(0, calibration.Version));
        Assert.True(file.IsDamaged);
    }
}
