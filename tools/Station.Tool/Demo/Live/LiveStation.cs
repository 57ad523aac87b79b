using Station.Hal.Simulated.Mqtt;
using Station.Journal;
using Station.Page.Contract;
using Station.Platform.Reports;
using Station.Platform.Storage;
using Station.Simulator.Environments;
using Station.Simulator.Fleet;

namespace Station.Tool.Demo.Live;

/// <summary>One station of a show: what is done to it, and how it looks. To be used while it stands still, but for what a lock guards.</summary>
internal sealed class LiveStation
{
    private readonly FleetStation station;
    private readonly PlayedSensors played;
    private readonly SensorTable sensors;
    private readonly FlashView flash;
    private readonly Words unknown = new("本站没有这样的传感器、故障或环境量。", "The station has no such sensor, trouble or quantity.");
    private UplinkWay uplink;

    public LiveStation(FleetStation station, PlayedSensors played)
    {
        this.station = station;
        this.played = played;
        sensors = new SensorTable(station, played);
        flash = new FlashView(station);
        Terminal = new TerminalFeed(station.Board.Console);
        station.Around = firmware => new MinuteWatch(firmware, station, History);
    }

    public int Number => (int)station.Identity.Number;

    public ChartHistory History { get; } = new();

    public TerminalFeed Terminal { get; }

    public StationPlan Plan() => new()
    {
        Number = Number,
        Profile = station.Profile.Name,
        Board = station.Board.Name,
        BlockBytes = Hal.Simulated.Flash.FlashGeometry.BlockBytes,
        Channels = [.. station.Profile.Channels.Select(channel =>
            new ChannelPlan(channel.Name, channel.Unit, Math.Max(0, -channel.Exponent)))],
    };

    /// <summary>How it looks now.</summary>
    public StationPicture Look()
    {
        BlockStore? store = station.Firmware?.Delivery?.Store;
        for (int i = 0; i < (store?.Ledger.Count ?? 0); i++)
        {
            History.Lost(new SequenceRange(store!.Ledger[i].FirstSequence, store.Ledger[i].LastSequence + 1));
        }

        return new StationPicture
        {
            Number = Number,
            HasPower = station.Board.IsPowered,
            IsRunning = station.Board.IsPowered && station.Firmware is not null,
            Boots = station.Run.Boots,
            Uplink = uplink,
            IsConnected = station.Uplink.IsResponsive,
            Lights = LightView.Of(station),
            Sensors = sensors.Look(),
            Buffer = new BufferPicture
            {
                Measured = station.Measured,
                Waiting = History.Waiting,
                BlocksWaiting = station.Firmware?.Delivery?.Uplink.Blocks.Unpublished ?? 0,
                SegmentsUsed = store?.SegmentCount ?? 0,
                SegmentLimit = store?.SegmentLimit ?? 0,
            },
            Flash = flash.Look(),
            PointsVersion = History.Version,
            Printed = Terminal.Printed,
        };
    }

    /// <summary>Reads what the platform has of minutes that have come to it.</summary>
    public void Follow(EvidenceReader store)
    {
        if (History.Unread is not { } wanted)
        {
            return;
        }

        var key = new StoreKey(station.Identity.Number, station.Identity.Generation);
        foreach (StoredPeriod period in store.ReadResolvedPeriods(key, wanted.First, wanted.End - 1))
        {
            History.Read(period.Record.Sequence, [.. period.Record.Values.Select(ValueOf)]);
        }
    }

    public ShowAnswer SetPower(bool on)
    {
        if (on)
        {
            station.Run.PowerOn();
        }
        else
        {
            station.Run.CutPower();
            Terminal.Forget();
        }

        return ShowAnswer.Ok;
    }

    public ShowAnswer SetUplink(UplinkWay way)
    {
        uplink = way;
        station.Board.WiFi.AccessPointPresent = way != UplinkWay.NoNetwork;
        LinkCondition condition = way switch
        {
            UplinkWay.Up => LinkCondition.Up,
            UplinkWay.NoAnswers => LinkCondition.HalfOpen,
            _ => LinkCondition.Down,
        };
        station.Uplink.Set(condition, station.Board.Time.NowMs);
        return ShowAnswer.Ok;
    }

    public ShowAnswer SetTrouble(string sensor, SensorTroubleKind trouble)
    {
        if (!played.Possible.TryGetValue(sensor, out IReadOnlyList<SensorTroubleKind>? possible) || !possible.Contains(trouble))
        {
            return new ShowAnswer(false, unknown);
        }

        played.Set(sensor, trouble, station.Board.Time.NowMs);
        return ShowAnswer.Ok;
    }

    /// <summary>Moves a quantity of the world; null leaves it to nature.</summary>
    public ShowAnswer SetWorld(string word, double? value)
    {
        if (WorldSliders.Find(word) is not { } quantity || !double.IsFinite(value ?? 0))
        {
            return new ShowAnswer(false, unknown);
        }

        if (value is { } wanted)
        {
            played.World.Move(quantity, WorldSliders.ToWorld(quantity, wanted), station.Board.Time.NowMs);
        }
        else
        {
            played.World.Release(quantity);
        }

        return ShowAnswer.Ok;
    }

    public ShowAnswer Type(string keys)
    {
        if (!station.Board.IsPowered)
        {
            return ShowAnswer.Refused("本站没有供电，没有人读取输入。请先合上电源。", "The station has no supply: nobody reads what is typed. Switch its power on first.");
        }

        return Terminal.TryType(keys)
            ? ShowAnswer.Ok
            : ShowAnswer.Refused("输入太多，超出串口缓冲。请少粘贴一些。", "That is more than the station can follow. Paste less at a time.");
    }

    private double? ValueOf(int? stored, int column) =>
        stored is { } value && column < station.Profile.Channels.Length ? MinuteWatch.Scaled(value, station.Profile.Channels[column].Exponent) : null;
}
