using Station.Hal;
using Station.Profiles;
using Station.Settings;
using Station.Supervision;
using Station.Terminal.Sources;
using Station.Uplink;

namespace Station.Terminal.Rooms;

/// <summary>The station itself, for the command <c>status</c>.</summary>
public sealed class StationStatus : IStatusSource
{
    private readonly IBoard board;
    private readonly StationSettings settings;
    private readonly Profile profile;
    private readonly SupervisionLoop supervision;
    private readonly DeliveryChain delivery;

    /// <param name="board">The board.</param>
    /// <param name="settings">The settings in force.</param>
    /// <param name="profile">The profile in force.</param>
    /// <param name="supervision">Knows why this boot began.</param>
    /// <param name="delivery">Null on a station that is not provisioned.</param>
    public StationStatus(IBoard board, StationSettings settings, Profile profile, SupervisionLoop supervision, DeliveryChain delivery)
    {
        this.board = board;
        this.settings = settings;
        this.profile = profile;
        this.supervision = supervision;
        this.delivery = delivery;
    }

    public string BoardName => board.Name;

    public string Site => settings.Text(SettingKey.Site);

    public long StationNumber => settings.Number(SettingKey.Station);

    public int Generation => (int)settings.Number(SettingKey.Generation);

    public string ProfileName => profile.Name;

    public int ProfileVersion => profile.Version;

    public int Boot => delivery == null ? 0 : delivery.Journal.Boot.Boot;

    public BootCause Cause => supervision.Cause;

    public string CauseDetail => supervision.CauseDetail.Length == 0 ? supervision.CauseToken : supervision.CauseToken + " " + supervision.CauseDetail;

    public int ShortBoots => supervision.ShortBoots;

    public int FreeMemoryBytes => board.Control.FreeMemoryBytes;
}
