using Station.Hal;
using Station.Texts;

namespace Station.Indicators;

/// <summary>
/// The one table of LED patterns: firmware, terminal and docs/leds.md are drawn from it. Rows stand in the order in which the field staff must deal with
/// them; each LED shows the first of its rows that holds.
/// </summary>
public sealed class IndicatorTable
{
    private readonly IndicatorRow[] rows =
    {
        Row(StationState.StorageLost, IndicatorName.Power, Rhythm.Flicker(), TextKey.StorageLost, TextKey.StorageLostRemedy),
        Row(StationState.NotProvisioned, IndicatorName.Power, Rhythm.Flashes(5), TextKey.NotProvisioned, TextKey.NotProvisionedRemedy),
        Row(StationState.StorageRefusing, IndicatorName.Power, Rhythm.Flashes(4), TextKey.StorageRefusing, TextKey.StorageRefusingRemedy),
        Row(StationState.SupplyLow, IndicatorName.Power, Rhythm.Flashes(3), TextKey.SupplyLow, TextKey.SupplyLowRemedy),
        Row(StationState.SafeMode, IndicatorName.Power, Rhythm.Flashes(2), TextKey.SafeMode, TextKey.SafeModeRemedy),
        Row(StationState.SettingsDamaged, IndicatorName.Power, Rhythm.Flashes(1), TextKey.SettingsDamaged, TextKey.SettingsDamagedRemedy),
        Row(StationState.SensorsAllSilent, IndicatorName.Sensors, Rhythm.Flicker(), TextKey.SensorsAllSilent, TextKey.SensorsAllSilentRemedy),
        Row(StationState.SensorSilent, IndicatorName.Sensors, Rhythm.Flashes(2), TextKey.SensorSilent, TextKey.SensorSilentRemedy),
        Row(StationState.SensorGarbled, IndicatorName.Sensors, Rhythm.Flashes(3), TextKey.SensorGarbled, TextKey.SensorGarbledRemedy),
        Row(StationState.SensorFault, IndicatorName.Sensors, Rhythm.Flashes(4), TextKey.SensorFault, TextKey.SensorFaultRemedy),
        Row(StationState.BufferNearlyFull, IndicatorName.Uplink, Rhythm.Flicker(), TextKey.BufferNearlyFull, TextKey.BufferNearlyFullRemedy),
        Row(StationState.NetworkRefused, IndicatorName.Uplink, Rhythm.Flashes(3), TextKey.NetworkRefused, TextKey.NetworkRefusedRemedy),
        Row(StationState.NetworkDown, IndicatorName.Uplink, Rhythm.Flashes(2), TextKey.NetworkDown, TextKey.NetworkDownRemedy),
        Row(StationState.BrokerRefused, IndicatorName.Uplink, Rhythm.Flashes(5), TextKey.BrokerRefused, TextKey.BrokerRefusedRemedy),
        Row(StationState.BrokerUnreachable, IndicatorName.Uplink, Rhythm.Flashes(4), TextKey.BrokerUnreachable, TextKey.BrokerUnreachableRemedy),
        Row(StationState.TimeUnknown, IndicatorName.Uplink, Rhythm.Dips(2), TextKey.TimeUnknown, TextKey.TimeUnknownRemedy),
        Row(StationState.UplinkPaused, IndicatorName.Uplink, Rhythm.Flashes(1), TextKey.UplinkPaused, TextKey.UplinkPausedRemedy),
        Row(StationState.Starting, IndicatorName.Power, Rhythm.Slow(), TextKey.Starting, TextKey.WaitRemedy),
        Row(StationState.SensorsWarmingUp, IndicatorName.Sensors, Rhythm.Slow(), TextKey.SensorsWarmingUp, TextKey.WaitRemedy),
        Row(StationState.UplinkConnecting, IndicatorName.Uplink, Rhythm.Slow(), TextKey.UplinkConnecting, TextKey.WaitRemedy),
        Row(StationState.UplinkDraining, IndicatorName.Uplink, Rhythm.Dips(4), TextKey.UplinkDraining, TextKey.NothingToDo),
        Row(StationState.Running, IndicatorName.Power, Rhythm.Dips(1), TextKey.Running, TextKey.NothingToDo),
        Row(StationState.SensorsMeasuring, IndicatorName.Sensors, Rhythm.Dips(1), TextKey.SensorsMeasuring, TextKey.NothingToDo),
        Row(StationState.UplinkOnline, IndicatorName.Uplink, Rhythm.Dips(1), TextKey.UplinkOnline, TextKey.NothingToDo),
    };

    public int Count => rows.Length;

    /// <summary>The row at that place in the order.</summary>
    public IndicatorRow this[int index] => rows[index];

    /// <summary>The first row of an LED that holds, null when none does.</summary>
    public IndicatorRow MostUrgent(IndicatorName indicator, ActiveStates states)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Indicator == indicator && states.IsActive(rows[i].State))
            {
                return rows[i];
            }
        }

        return null;
    }

    private static IndicatorRow Row(StationState state, IndicatorName indicator, Rhythm rhythm, TextKey meaning, TextKey remedy) =>
        new IndicatorRow(state, indicator, rhythm, meaning, remedy);
}
