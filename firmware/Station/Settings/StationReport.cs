using Station.Bytes;
using Station.Journal;
using Station.Profiles;
using Station.Sensors;
using Station.Supervision;

namespace Station.Settings;

/// <summary>Describes the station for its boot and context records (docs/telemetry-format.md sections 4.3 and 4.4).</summary>
public sealed class StationReport : IBootReport
{
    /// <summary>Until calibration exists: zero 0, span 1.</summary>
    private const int UnitySpan = 1_000_000;

    private readonly string board;
    private readonly StationSettings settings;
    private readonly Profile profile;
    private readonly SupervisionLoop supervision;

    public StationReport(string board, StationSettings settings, Profile profile, SupervisionLoop supervision)
    {
        this.board = board;
        this.settings = settings;
        this.profile = profile;
        this.supervision = supervision;
    }

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
        description.U8(0);
        WriteSensors(description);
        WriteColumns(description);
    }

    private void WriteSensors(ByteWriter description)
    {
        description.Varint(profile.Sensors.Length);
        for (int i = 0; i < profile.Sensors.Length; i++)
        {
            SensorIdentity identity = profile.Sensors[i].Identity;
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
            Measurement.Column column = profile.Channels[i].Column;
            description.Text(column.Factor);
            description.U8((int)column.Statistic);
            description.Text(column.Unit);
            description.Zigzag(column.Exponent);
            description.Varint(column.Instance);
            description.Zigzag(0);
            description.Varint(UnitySpan);
            description.Varint(0);
            description.Text(string.Empty);
            description.Varint(0);
        }
    }
}
