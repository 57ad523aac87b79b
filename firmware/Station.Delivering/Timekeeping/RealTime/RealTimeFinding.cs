namespace Station.Timekeeping.RealTime;

/// <summary>What a real-time clock said.</summary>
public enum RealTimeFinding : byte
{
    /// <summary>It ran without a break since it was set.</summary>
    Known = 0,

    /// <summary>It says itself that it has stopped since it was set.</summary>
    Stopped = 1,

    /// <summary>What it holds is no date.</summary>
    NoDate = 2,

    /// <summary>It did not answer.</summary>
    Absent = 3,
}
