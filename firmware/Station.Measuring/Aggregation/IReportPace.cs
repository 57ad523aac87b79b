namespace Station.Aggregation;

/// <summary>Lets alarms hurry the minutes on their way to the platform.</summary>
public interface IReportPace
{
    /// <summary>From now on blocks of minutes are closed after so many records, while the uplink works; 0: as usual.</summary>
    void SetReportMinutes(int minutes);
}
