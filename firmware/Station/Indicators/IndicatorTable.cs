using Station.Hal;
using Station.Texts;

namespace Station.Indicators;

/// <summary>
/// The one table of LED patterns: firmware, terminal and docs/leds.md are drawn from it. Rows stand in the order in which the field staff must deal with
/// them; each LED shows the first of its rows that holds.
/// </summary>
public sealed class IndicatorTable
{
    /// <summary>Place of no row: the LED is dark.</summary>
    public const int None = -1;

    /// <summary>Rows of the table: one for each state, at the state's place.</summary>
    public int Count => (int)StationState.UplinkOnline + 1;

    /// <summary>The row at that place in the order; made anew for each caller, since all of them would take 2 KB of memory for good.</summary>
    public IndicatorRow this[int index]
    {
        get
        {
            switch ((StationState)index)
            {
                case StationState.StorageLost:
                    return Row(index, TextKey.StorageLost, TextKey.StorageLostRemedy);
                case StationState.NotProvisioned:
                    return Row(index, TextKey.NotProvisioned, TextKey.NotProvisionedRemedy);
                case StationState.StorageRefusing:
                    return Row(index, TextKey.StorageRefusing, TextKey.StorageRefusingRemedy);
                case StationState.SupplyLow:
                    return Row(index, TextKey.SupplyLow, TextKey.SupplyLowRemedy);
                case StationState.SafeMode:
                    return Row(index, TextKey.SafeMode, TextKey.SafeModeRemedy);
                case StationState.SettingsDamaged:
                    return Row(index, TextKey.SettingsDamaged, TextKey.SettingsDamagedRemedy);
                case StationState.SensorsAllSilent:
                    return Row(index, TextKey.SensorsAllSilent, TextKey.SensorsAllSilentRemedy);
                case StationState.SensorSilent:
                    return Row(index, TextKey.SensorSilent, TextKey.SensorSilentRemedy);
                case StationState.SensorGarbled:
                    return Row(index, TextKey.SensorGarbled, TextKey.SensorGarbledRemedy);
                case StationState.SensorFault:
                    return Row(index, TextKey.SensorFault, TextKey.SensorFaultRemedy);
                case StationState.BufferNearlyFull:
                    return Row(index, TextKey.BufferNearlyFull, TextKey.BufferNearlyFullRemedy);
                case StationState.NetworkRefused:
                    return Row(index, TextKey.NetworkRefused, TextKey.NetworkRefusedRemedy);
                case StationState.NetworkDown:
                    return Row(index, TextKey.NetworkDown, TextKey.NetworkDownRemedy);
                case StationState.TlsRefused:
                    return Row(index, TextKey.TlsRefused, TextKey.TlsRefusedRemedy);
                case StationState.TlsTimeUnknown:
                    return Row(index, TextKey.TlsTimeUnknown, TextKey.TlsTimeUnknownRemedy);
                case StationState.BrokerRefused:
                    return Row(index, TextKey.BrokerRefused, TextKey.BrokerRefusedRemedy);
                case StationState.BrokerUnreachable:
                    return Row(index, TextKey.BrokerUnreachable, TextKey.BrokerUnreachableRemedy);
                case StationState.TimeUnknown:
                    return Row(index, TextKey.TimeUnknown, TextKey.TimeUnknownRemedy);
                case StationState.CertificateExpiring:
                    return Row(index, TextKey.CertificateExpiring, TextKey.CertificateExpiringRemedy);
                case StationState.UplinkPaused:
                    return Row(index, TextKey.UplinkPaused, TextKey.UplinkPausedRemedy);
                case StationState.Starting:
                    return Row(index, TextKey.Starting, TextKey.WaitRemedy);
                case StationState.SensorsWarmingUp:
                    return Row(index, TextKey.SensorsWarmingUp, TextKey.WaitRemedy);
                case StationState.UplinkConnecting:
                    return Row(index, TextKey.UplinkConnecting, TextKey.WaitRemedy);
                case StationState.UplinkDraining:
                    return Row(index, TextKey.UplinkDraining, TextKey.NothingToDo);
                case StationState.Running:
                    return Row(index, TextKey.Running, TextKey.NothingToDo);
                case StationState.SensorsMeasuring:
                    return Row(index, TextKey.SensorsMeasuring, TextKey.NothingToDo);
                default:
                    return Row(index, TextKey.UplinkOnline, TextKey.NothingToDo);
            }
        }
    }

    /// <summary>The first state of an LED that holds, <see cref="None"/> when none does.</summary>
    public int MostUrgent(IndicatorName indicator, ActiveStates states)
    {
        for (int i = 0; i < Count; i++)
        {
            if (LedOf((StationState)i) == indicator && states.IsActive((StationState)i))
            {
                return i;
            }
        }

        return None;
    }

    /// <summary>Makes a rhythm the one in which an LED shows a state.</summary>
    public Rhythm Set(Rhythm rhythm, StationState state)
    {
        switch (state)
        {
            case StationState.StorageLost:
            case StationState.SensorsAllSilent:
            case StationState.BufferNearlyFull:
                return rhythm.Flicker();
            case StationState.NotProvisioned:
            case StationState.BrokerRefused:
                return rhythm.Flash(5);
            case StationState.StorageRefusing:
            case StationState.SensorFault:
            case StationState.BrokerUnreachable:
                return rhythm.Flash(4);
            case StationState.SupplyLow:
            case StationState.SensorGarbled:
            case StationState.NetworkRefused:
                return rhythm.Flash(3);
            case StationState.SafeMode:
            case StationState.SensorSilent:
            case StationState.NetworkDown:
                return rhythm.Flash(2);
            case StationState.SettingsDamaged:
            case StationState.UplinkPaused:
                return rhythm.Flash(1);
            case StationState.TimeUnknown:
                return rhythm.Dip(2);
            case StationState.TlsRefused:
                return rhythm.LongFlash(3);
            case StationState.TlsTimeUnknown:
                return rhythm.LongFlash(2);
            case StationState.CertificateExpiring:
                return rhythm.Dip(5);
            case StationState.Starting:
            case StationState.SensorsWarmingUp:
            case StationState.UplinkConnecting:
                return rhythm.Blink();
            case StationState.UplinkDraining:
                return rhythm.Dip(4);
            default:
                return rhythm.Dip(1);
        }
    }

    private IndicatorRow Row(int index, TextKey meaning, TextKey remedy) =>
        new IndicatorRow((StationState)index, LedOf((StationState)index), Set(new Rhythm(), (StationState)index), meaning, remedy);

    private static IndicatorName LedOf(StationState state)
    {
        switch (state)
        {
            case StationState.StorageLost:
            case StationState.NotProvisioned:
            case StationState.StorageRefusing:
            case StationState.SupplyLow:
            case StationState.SafeMode:
            case StationState.SettingsDamaged:
            case StationState.Starting:
            case StationState.Running:
                return IndicatorName.Power;
            case StationState.SensorsAllSilent:
            case StationState.SensorSilent:
            case StationState.SensorGarbled:
            case StationState.SensorFault:
            case StationState.SensorsWarmingUp:
            case StationState.SensorsMeasuring:
                return IndicatorName.Sensors;
            default:
                return IndicatorName.Uplink;
        }
    }
}
