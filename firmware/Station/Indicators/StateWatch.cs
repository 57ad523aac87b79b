using Station.Journal;
using Station.Settings;
using Station.Supervision;
using Station.Terminal.Rooms;
using Station.Terminal.Sources;
using Station.Uplink;

namespace Station.Indicators;

/// <summary>Looks at the rooms once a second and says which states hold: the one place where a station's condition is judged.</summary>
public sealed class StateWatch
{
    private const int IntervalMs = 1_000;

    /// <summary>Share of the segments in use, in percent, from which the buffer counts as nearly full.</summary>
    private const int NearlyFullPercent = 90;

    /// <summary>A 12 V battery below this is nearly empty; chargers and solar controllers cut off a little below.</summary>
    private const int SupplyLowMillivolts = 11_000;

    /// <summary>Supplies below this are not 12 V systems: USB on a bench.</summary>
    private const int SupplyBenchMillivolts = 7_000;

    private readonly ActiveStates states;
    private readonly SupervisionLoop supervision;
    private readonly SensorStatus sensors;
    private readonly DeliveryChain delivery;
    private long dueMs;

    /// <param name="states">What is set.</param>
    /// <param name="supervision">Safe mode.</param>
    /// <param name="sensors">The sensors.</param>
    /// <param name="delivery">Null on a station that is not provisioned.</param>
    public StateWatch(ActiveStates states, SupervisionLoop supervision, SensorStatus sensors, DeliveryChain delivery)
    {
        this.states = states;
        this.supervision = supervision;
        this.sensors = sensors;
        this.delivery = delivery;
    }

    /// <summary>What was found at start does not change until the next.</summary>
    public void Begin(StartFindings start)
    {
        states.Set(StationState.StorageLost, start.VolumeIsBlank);
        states.Set(StationState.SettingsDamaged, start.Settings == SettingsFinding.Damaged || start.Settings == SettingsFinding.Lost);
        states.Set(StationState.NotProvisioned, !start.IsProvisioned);
        states.Set(StationState.Starting, true);
    }

    public long Step(long nowMs)
    {
        if (nowMs >= dueMs)
        {
            dueMs = nowMs + IntervalMs;
            JudgeStation();
            JudgeSensors();
            JudgeUplink(nowMs);
        }

        return dueMs;
    }

    private void JudgeStation()
    {
        bool shut = delivery == null || JournalStates.IsShut(delivery.Opening.State);
        bool open = !shut && delivery.Opening.IsOpen;
        states.Set(StationState.Starting, !shut && !open);
        states.Set(StationState.Running, open);
        states.Set(StationState.SafeMode, supervision.SafeMode);
        int supplyMillivolts = sensors.SupplyMillivolts();
        states.Set(StationState.SupplyLow, supplyMillivolts < SupplyLowMillivolts && supplyMillivolts >= SupplyBenchMillivolts);
        if (delivery != null)
        {
            states.Set(StationState.StorageRefusing, shut);
            states.Set(StationState.BufferNearlyFull, IsNearlyFull());
        }
    }

    /// <summary>Segments that the platform has are room; only what it lacks fills the buffer.</summary>
    private bool IsNearlyFull()
    {
        bool missing = delivery.Store.Receipt.NextMissing(delivery.Store.OldestHeldBlock) == delivery.Store.OldestHeldBlock;
        return missing && delivery.Store.SegmentCount * 100 >= delivery.Store.SegmentLimit * NearlyFullPercent;
    }

    private void JudgeSensors()
    {
        int count = sensors.SensorCount;
        int silent = 0;
        bool warmingUp = false;
        bool garbled = false;
        bool fault = false;
        for (int sensor = sensors.AllMeasure() ? count : 0; sensor < count; sensor++)
        {
            SensorCondition condition = sensors.ConditionOf(sensor);
            silent += condition == SensorCondition.Silent ? 1 : 0;
            warmingUp |= condition == SensorCondition.WarmingUp;
            garbled |= condition == SensorCondition.Garbled;
            fault |= condition == SensorCondition.Fault;
        }

        states.Set(StationState.SensorsAllSilent, silent == count);
        states.Set(StationState.SensorSilent, silent > 0 && silent < count);
        states.Set(StationState.SensorGarbled, garbled);
        states.Set(StationState.SensorFault, fault);
        states.Set(StationState.SensorsWarmingUp, warmingUp);
        states.Set(StationState.SensorsMeasuring, count > 0 && silent == 0 && !garbled && !fault && !warmingUp);
    }

    private void JudgeUplink(long nowMs)
    {
        if (delivery == null)
        {
            return;
        }

        bool paused = supervision.SafeMode;
        UplinkState uplink = delivery.Uplink.State;
        states.Set(StationState.UplinkPaused, paused);
        states.Set(StationState.NetworkDown, !paused && uplink == UplinkState.NoNetwork);
        states.Set(StationState.NetworkRefused, !paused && uplink == UplinkState.NetworkRefused);
        states.Set(StationState.BrokerRefused, !paused && uplink == UplinkState.BrokerRefused);
        states.Set(StationState.BrokerUnreachable, !paused && uplink == UplinkState.BrokerUnreachable);
        states.Set(StationState.TlsRefused, !paused && uplink == UplinkState.TlsRefused);
        states.Set(StationState.TlsTimeUnknown, !paused && uplink == UplinkState.TlsTimeUnknown);
        states.Set(StationState.UplinkConnecting, !paused && uplink == UplinkState.Connecting);
        states.Set(StationState.UplinkDraining, uplink == UplinkState.Draining);
        states.Set(StationState.UplinkOnline, uplink == UplinkState.Online);
        bool connected = uplink == UplinkState.Draining || uplink == UplinkState.Online;
        states.Set(StationState.TimeUnknown, connected && !delivery.Time.Resolved);
        int days = delivery.Access.DaysLeft(nowMs);
        states.Set(StationState.CertificateExpiring, days >= 0 && days < BrokerAccess.WarningDays);
    }
}
