namespace Station.Simulator.Campaigns;

/// <summary>Which runs a campaign consists of: those of the seeds from the first one on.</summary>
/// <param name="Profile">Name of the profile.</param>
/// <param name="FirstSeed">Seed of the first run.</param>
/// <param name="Runs">Number of runs.</param>
/// <param name="ForMs">Virtual time of each, before it is given time to settle.</param>
public sealed record CampaignPlan(string Profile, ulong FirstSeed, int Runs, long ForMs);
