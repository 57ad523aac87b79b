using Station.Bytes;
using Station.Journal;
using Station.Profiles;
using Station.Sensors;
using Station.Supervision;

namespace Station.Settings;

/// <summary>Describes the station for its boot and context records (docs/telemetry-format.md sections 4.3 and 4.4).</summary>
public sealed class StationReport : IBootReport
{
    private readonly string board;
    private readonly StationSettings settings;
    private readonly Profile profile;
    private readonly SupervisionLoop supervision;
    private readonly Measurement.Calibration[] calibrations;

    public StationReport(string board, StationSettings settings, Profile profile, Measurement.Calibration[] calibrations, SupervisionLoop supervision)
    {
        this.board = board;
        this.settings = settings;
        this.profile = profile;
        this.supervision = supervision;
        this.calibrations = calibrations;
    }

    /// <summary>Somebody works on an instrument.</summary>
    public bool InMaintenance { get; set; }

    public void WriteCause(ByteWriter body)
    {
        body.U8((int)supervision.Cause);
        body.Varint(supervision.ShortBoots);
    }

    public void WriteProduct(ByteWriter body)
    {
        body.Text(Product.Version);
        body.Text(board);
    }

    public void WriteDescription(ByteWriter description)
    {
        description.Text(settings.Text(SettingKey.Site));
        description.Zigzag(settings.Number(SettingKey.Latitude));
        description.Zigzag(settings.Number(SettingKey.Longitude));
        description.Zigzag(settings.Number(SettingKey.UtcOffset));
        description.Varint(0);
        description.Text(Product.Version);
        description.Varint(0);
        description.Text(board);
        description.Text(profile.Name);
        description.Varint(profile.Version);
        description.U8(InMaintenance ? 1 : 0);
        WriteSensors(description);
        WriteColumns(description);
        WriteHourColumns(description);
    }

    private void WriteSensors(ByteWriter description)
    {
        description.Varint(profile.Identities.Length);
        for (int i = 0; i < profile.Identities.Length; i++)
        {
            SensorIdentity identity = profile.Identities[i];
            description.Text(identity.Name);
            description.Text(identity.Model);
            description.Text(identity.Serial);
        }
    }

    private void WriteColumns(ByteWriter description)
    {
        description.Varint(profile.Channels.Length);
        for (int i = 0; i < profile.Channels.Length; i++)
        {
            Measurement.Column column = profile.Channels[i];
            description.Text(column.Factor);
            description.U8((int)column.Statistic);
            description.Text(column.Unit);
            description.Zigzag(column.Exponent);
            description.Varint(column.Instance);
            CalibrationFile.Write(calibrations[i], description);
        }
    }

    /// <summary>Factor and instance of an hour's column are those of the channel that it is made from.</summary>
    private void WriteHourColumns(ByteWriter description)
    {
        HourLayout hours = profile.Hours;
        description.Varint(hours.ColumnCount);
        for (int i = 0; i < hours.ColumnCount; i++)
        {
            Measurement.Column column = hours.ColumnAt(i);
            description.Varint(hours.SourceOf(i));
            description.U8((int)column.Statistic);
            description.Text(column.Unit);
            description.Zigzag(column.Exponent);
        }
    }
}
