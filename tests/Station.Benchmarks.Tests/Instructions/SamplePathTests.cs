using Station.Benchmarks.Instructions;

namespace Station.Benchmarks.Tests.Instructions;

/// <summary>What measuring costs on the device, in instructions a minute: bytes in, minute and hour records out.</summary>
public sealed class SamplePathTests(ITestOutputHelper output)
{
    private const int FromMinutes = 60;
    private const int ToMinutes = 120;
    private const long LimitPerMinute = 400_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Twelve_channels_with_hours_and_every_check_stay_within_their_share_of_the_chip(bool withChecks)
    {
        string profile = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "profiles", "reference.profile"));
        if (withChecks)
        {
            profile = profile
                .Replace("from=particulates.pm25", "stuck=600 rate=900 at-most=pm10 humidity=humidity from=particulates.pm25")
                .Replace("from=particulates.pm10", "stuck=600 rate=900 at-least=pm25 humidity=humidity from=particulates.pm10")
                .Replace("from=level.value", "stuck=600 rate=90 statistic=median from=level.value")
                .Replace(".gas ", ".gas stuck=6000 rate=900 ");
            profile += "\nalarm flood channel=level rise=300 over=60\nalarm night channel=noise above=45 from=22 to=6\n";
        }

        long perMinute = (Count(profile, ToMinutes) - Count(profile, FromMinutes)) / (ToMinutes - FromMinutes);
        output.WriteLine($"{perMinute} instructions a minute");
        Assert.InRange(perMinute, 1, LimitPerMinute);
    }

    private static long Count(string profile, int minutes)
    {
        CountedFirmware firmware = CountedFirmware.Load();
        Assert.Equal(minutes - 1, firmware.Drive<int>(SamplePath.Run, profile, minutes));
        return firmware.Executed;
    }
}
