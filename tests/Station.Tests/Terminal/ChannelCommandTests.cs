using Station.Measurement;
using Station.Settings;

namespace Station.Tests.Terminal;

/// <summary>What the person at the pole may do to channels.</summary>
public sealed class ChannelCommandTests
{
    private readonly TerminalBench bench = new();

    [Fact]
    public void Channels_show_their_mode_and_their_calibration()
    {
        bench.Sources.Modes[1] = MeasuringMode.OutOfOperation;
        Assert.Equal("so2                 measuring\nlevel               out of operation\n> ", bench.Ask("channels"));
    }

    [Theory]
    [InlineData("maintenance", "maintenance", MeasuringMode.Maintenance)]
    [InlineData("calibrating", "calibration", MeasuringMode.Calibrating)]
    [InlineData("out", "out of operation", MeasuringMode.OutOfOperation)]
    [InlineData("measuring", "measuring", MeasuringMode.Measuring)]
    public void A_mode_is_set_and_shown(string word, string shown, MeasuringMode mode)
    {
        bench.Sources.Modes[0] = MeasuringMode.Maintenance;
        Assert.Contains("so2                 " + shown, bench.Ask("mode so2 " + word));
        Assert.Equal(mode, bench.Sources.Modes[0]);
        Assert.Equal(MeasuringMode.Measuring, bench.Sources.Modes[1]);
    }

    [Fact]
    public void A_calibration_is_asked_for_and_shown_as_it_is_in_force()
    {
        Assert.Contains("Calibrate this channel from now on? (yes/no)", bench.Ask("calibrate so2 -2.5 1.02 2026-11-25 \"Li Na\""));
        Assert.Equal(0, bench.Sources.Calibrations[0].Version);
        Assert.Contains("so2                 measuring         zero -2.5 ug/m3  span 1.020000  2026-11-25  Li Na  Version 1", bench.Ask("yes"));
        Calibration calibration = bench.Sources.Calibrations[0];
        Assert.Equal((-25, 1_020_000, 20_782, "Li Na", 1), (calibration.Zero, calibration.Span, calibration.Day, calibration.Operator, calibration.Version));

        Assert.Contains("zero 0.0 ug/m3  span 1.000000  2026-11-26  Li  Version 2", bench.Ask("calibrate so2 0 1 2026-11-26 Li --yes"));
    }

    [Theory]
    [InlineData("mode", "unknown-channel: ")]
    [InlineData("mode nothing measuring", "unknown-channel: nothing: ")]
    [InlineData("mode so2", "bad-word: ")]
    [InlineData("mode so2 asleep", "bad-word: asleep: ")]
    [InlineData("mode so2 out now", "too-many-words: now: ")]
    [InlineData("calibrate nothing 0 1 2026-11-25 Li --yes", "unknown-channel: nothing: ")]
    [InlineData("calibrate so2 --yes", "calibration-bad: ")]
    [InlineData("calibrate so2 2.55 1 2026-11-25 Li --yes", "calibration-bad: 2.55: ")]
    [InlineData("calibrate so2 2,5 1 2026-11-25 Li --yes", "calibration-bad: 2,5: ")]
    [InlineData("calibrate level 2.5 1 2026-11-25 Li --yes", "calibration-bad: 2.5: ")]
    [InlineData("calibrate so2 2.5 1.0000001 2026-11-25 Li --yes", "calibration-bad: 1.0000001: ")]
    [InlineData("calibrate so2 2.5 1 2026-02-29 Li --yes", "calibration-bad: 2026-02-29: ")]
    [InlineData("calibrate so2 2.5 1 2026-13-01 Li --yes", "calibration-bad: 2026-13-01: ")]
    [InlineData("calibrate so2 2.5 1 26-11-2025 Li --yes", "calibration-bad: 26-11-2025: ")]
    [InlineData("calibrate so2 2.5 1 2026--1-01 Li --yes", "calibration-bad: 2026--1-01: ")]
    [InlineData("calibrate so2 2.5 1 2026-11-25 --yes", "calibration-bad: ")]
    public void What_cannot_be_meant_is_refused_and_changes_nothing(string line, string refusal)
    {
        Assert.StartsWith(refusal, bench.Ask(line));
        Assert.Equal((MeasuringMode.Measuring, 0), (bench.Sources.Modes[0], bench.Sources.Calibrations[0].Version));
    }

    [Theory]
    [InlineData(CalibrationResult.BadValue, "calibration-bad: so2: ")]
    [InlineData(CalibrationResult.Busy, "calibration-busy: so2: ")]
    [InlineData(CalibrationResult.NotSaved, "calibration-not-saved: so2: ")]
    [InlineData(CalibrationResult.NoRoom, "calibration-not-saved: so2: ")]
    public void What_the_station_refuses_is_told(CalibrationResult result, string refusal)
    {
        bench.Sources.CalibrationResult = result;
        Assert.StartsWith(refusal, bench.Ask("calibrate so2 2.5 1 2026-11-25 Li --yes"));
    }
}
