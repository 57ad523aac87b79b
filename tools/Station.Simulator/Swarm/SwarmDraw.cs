using System.Globalization;
using Station.Hal.Esp32;
using Station.Hal.Simulated;
using Station.Simulator.Faults;
using Station.Simulator.Faults.Network;
using Station.Simulator.Scenarios;
using Station.Simulator.Worlds;

namespace Station.Simulator.Swarm;

/// <summary>
/// Draws a scenario from a seed. Which families of faults are on and how strong is drawn first, so that one run has power cuts alone and the next has everything at once: combinations of few kinds
/// reach states that an even mixture never does.
/// </summary>
public static class SwarmDraw
{
    /// <summary>Runs in so many in which flash may be changed behind the station's back, and as many in which one file may be spoilt; in the others every law must hold.</summary>
    private const int RunsADamage = 8;

    /// <summary>Runs in so many whose volume is smaller than the board's, and whose uplink is gone for long: then it is full after a day or some, and not after weeks.</summary>
    private const int RunsASmallVolume = 4;

    /// <summary>Six segments of the journal, and up to as many more.</summary>
    private const int LeastVolumeBlocks = 22;
    private const int FurtherVolumeBlocks = 7;

    /// <summary>Runs in so many that begin ten minutes before the planned restart, or before the tick of the platform wraps.</summary>
    private const int RunsAnOldClock = 10;

    /// <summary>Runs in so many whose station has a real-time clock.</summary>
    private const int RunsAClockChip = 3;

    private const long OldUptimeMs = 175 * DayMs - 600_000;
    private const long OldTickMs = TickExtension.WrapMs - 600_000;

    /// <summary>Apart from the stream of all else, which it came to later.</summary>
    private const ulong ClockChipStream = 0xC10C_C41F;

    private const int MostDriftPpm = 45;
    private const long MinuteMs = 60_000;
    private const long DayMs = 86_400_000;

    private static readonly FaultKind Outage = FaultTable.All.OfType<UplinkDown>().Single();

    /// <summary>Faults of a family in ten days, from hardly any to hardly anything else.</summary>
    private static readonly int[] FaultsInTenDays = [2, 6, 20, 60, 200];

    public static Scenario Draw(ulong seed, string profile, long forMs)
    {
        var random = new SeededRandom(seed);
        bool isSmall = random.Below(RunsASmallVolume) == 0;
        int driftPpm = random.Below(2 * MostDriftPpm + 1) - MostDriftPpm;
        bool isClockOld = random.Below(RunsAnOldClock) == 0;
        bool isTickOld = isClockOld && random.Below(2) == 1;
        int volumeBlocks = isSmall ? LeastVolumeBlocks + random.Below(FurtherVolumeBlocks) : 0;
        FaultStep[] steps = [.. DrawSteps(random, forMs).Concat(isSmall ? [DrawOutage(random, forMs)] : []).OrderBy(step => step.AtMs)];
        return new Scenario
        {
            Name = "seed-" + seed.ToString(CultureInfo.InvariantCulture),
            Profile = profile,
            Seed = seed,
            ForMs = forMs,
            DriftPpm = driftPpm,
            FirstUptimeMs = isClockOld && !isTickOld ? OldUptimeMs : 0,
            FirstTickMs = isTickOld ? OldTickMs : 0,
            VolumeBlocks = volumeBlocks,
            HasClockChip = new SeededRandom(seed ^ ClockChipStream).Below(RunsAClockChip) == 0,
            UsesTls = steps.Any(step => step.Kind.NeedsTls),
            Steps = steps,
        };
    }

    /// <summary>From the first quarter of the run on for half to three quarters of it.</summary>
    private static FaultStep DrawOutage(SeededRandom random, long forMs)
    {
        int quarterMinutes = (int)(forMs / 4 / MinuteMs);
        return new FaultStep(random.Below(quarterMinutes) * MinuteMs, Outage, new FaultArguments([], new Dictionary<string, string>()), (2 * quarterMinutes + random.Below(quarterMinutes)) * MinuteMs);
    }

    private static List<FaultStep> DrawSteps(SeededRandom random, long forMs)
    {
        StorageDamage most = random.Below(RunsADamage) switch { 0 => StorageDamage.Formatted, 1 => StorageDamage.Torn, _ => StorageDamage.None };
        var steps = new List<FaultStep>();
        foreach (FaultFamily family in Enum.GetValues<FaultFamily>())
        {
            // A stream of its own: one kind more in a family makes no other of the others.
            var ofFamily = new SeededRandom(random.Next());
            bool isOn = ofFamily.Below(2) == 0;
            int inTenDays = FaultsInTenDays[ofFamily.Below(FaultsInTenDays.Length)];
            if (isOn)
            {
                DrawFamily(ofFamily, [.. FaultTable.Of(family).Where(kind => kind.Damage <= most)], inTenDays, forMs, steps);
            }
        }

        return steps;
    }

    private static void DrawFamily(SeededRandom random, FaultKind[] kinds, int inTenDays, long forMs, List<FaultStep> steps)
    {
        // Some of a family's kinds are left out as well.
        FaultKind[] drawn = [.. kinds.Where(_ => random.Below(4) != 0)];
        int weights = drawn.Sum(kind => kind.Weight);
        if (weights == 0)
        {
            return;
        }

        int count = (int)Math.Max(1, inTenDays * (forMs / 3_600_000) / 240);
        var fixedValues = new Dictionary<FaultKind, string>();
        for (int i = 0; i < count; i++)
        {
            steps.Add(DrawStep(random, PickKind(drawn, random.Below(weights)), forMs, fixedValues));
        }
    }

    private static FaultKind PickKind(FaultKind[] kinds, int weight)
    {
        int place = 0;
        while (weight >= kinds[place].Weight)
        {
            weight -= kinds[place++].Weight;
        }

        return kinds[place];
    }

    private static FaultStep DrawStep(SeededRandom random, FaultKind kind, long forMs, Dictionary<FaultKind, string> fixedValues)
    {
        long atMs = (long)(random.Next() % (ulong)forMs);
        atMs -= atMs % 10;
        Dictionary<string, string> values = kind.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Draw(random));
        if (kind.FixedParameter is { } name && !fixedValues.TryAdd(kind, values[name]))
        {
            values[name] = fixedValues[kind];
        }

        long lastsMs = kind.Lasts is { } lasts ? VirtualDuration.Read(lasts.Draw(random))!.Value : 0;
        return new FaultStep(atMs, kind, new FaultArguments(kind.Parameters, values), lastsMs);
    }
}
