using Station.Platform.Standards;

namespace Station.Platform.Assessment;

/// <summary>A day of noise against its zone's limits (GB 3096). Null where there is no valid level.</summary>
public sealed record ZoneFinding(NoiseZone Zone, int NightMaximumLimit, bool? MeetsDay, bool? MeetsNight, bool? MeetsNightMaximum);
