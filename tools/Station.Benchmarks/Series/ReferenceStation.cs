namespace Station.Benchmarks.Series;

/// <summary>The twelve series of the reference station: from measurements where there are some, made otherwise.</summary>
public static class ReferenceStation
{
    /// <summary>A made series is as long as the shortest time after which a year would repeat itself noticeably: four weeks of minutes.</summary>
    private const int GeneratedPeriods = 28 * 24 * 60;

    /// <summary>Where measurements lie beside a checked-out project.</summary>
    private static readonly string UsualFolder = Path.Combine("..", "shared", "data");

    /// <summary>The folder with measurements that belongs to this project; null when there is none.</summary>
    public static string? FindUsualFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StationFirmware.sln")))
            {
                string usual = Path.GetFullPath(Path.Combine(folder.FullName, UsualFolder));
                return Directory.Exists(usual) ? usual : null;
            }
        }

        return null;
    }

    /// <summary>Reads the series from a folder of measurements; what nobody has measured is made.</summary>
    /// <exception cref="SeriesException">A file is not there or cannot be understood.</exception>
    public static ChannelSeries[] Read(string folder) =>
        [.. ReferenceChannel.All.Select((one, index) => new ChannelSeries(one.Channel, one.Measured?.Read(folder) ?? Walk(one, index)))];

    /// <summary>Makes all series: the same ones each time.</summary>
    public static ChannelSeries[] Generate() =>
        [.. ReferenceChannel.All.Select((one, index) => new ChannelSeries(one.Channel, Walk(one, index)))];

    private static int[] Walk(ReferenceChannel channel, int index) => channel.Generated.Walk(GeneratedPeriods, (ulong)index + 1);
}
