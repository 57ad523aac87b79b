using Station.Tool.Playing;
using Station.Tool.Probing;

namespace Station.BenchTools.Tests;

/// <summary>A sensor that is played to be recognised, and the only kinds that it may be taken for.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Sensor">Its keys in a profile.</param>
/// <param name="IsAsked">It waits for questions, and was not made so by its maker.</param>
internal sealed record Trial(string Model, string Sensor, bool IsAsked)
{
    /// <summary>All serial sensors that can be played, those that have both ways in both; each register map, form of frames and gas once.</summary>
    public static IReadOnlyList<Trial> All { get; } =
        [.. PlayedModels.All.DistinctBy(row => row.Sensor)
            .SelectMany(row => HasBothWays(row.Sensor) ? new[] { new Trial(row.Name, row.Sensor, false), new Trial(row.Name, row.Sensor, true) } : [new Trial(row.Name, row.Sensor, false)])];

    /// <summary>One of each form of frames and way to ask: what is tried in real time when there is little of it.</summary>
    public static IReadOnlyList<Trial> Few { get; } =
        [.. All.Where(trial => (trial.Model, trial.IsAsked) is
            ("PMS3003", _) or ("PMS5003", _) or ("PMS5003T", false) or ("PMS5003ST", true) or ("SDS011", _) or ("SPS30", _) or ("ZE08-CH2O", false) or ("ZE12-SO2", true) or ("ZE03-NO2", true)
            or ("A02YYUW", _) or ("JSN-SR04T", _) or ("JSN-SR04T-v3", _) or ("MB7389", _) or ("MB7092", _) or ("noise", _) or ("submersible", _) or ("radar", _) or ("pid", _))];

    /// <summary>What is wrong with a finding; null for nothing.</summary>
    public string? Complaint(IReadOnlyList<FoundSensor> found)
    {
        if (found.Count != 1)
        {
            return $"{this}: {found.Count} sensors found: {string.Join(", ", found.Select(sensor => sensor.Family))}";
        }

        string[] fits = [.. found[0].Fits.Select(fit => fit.Kind.Sensor)];
        bool isIn = found[0].Fits.Any(fit => IsOwn(fit.Kind.Sensor) && fit.Finding.Values.Count > 0);
        return isIn && fits.All(IsAllowed) ? null : $"{this}: taken for {string.Join(" or ", fits)}";
    }

    private static bool HasBothWays(string sensor) => sensor is "plantower" or "plantower variant=t" or "plantower variant=st" or "sds011" || sensor.StartsWith("winsen ", StringComparison.Ordinal);

    private bool IsOwn(string fit) => Words(fit).SetEquals(Words(IsAsked || !HasBothWays(Sensor) ? Sensor : WithoutModule() + " mode=active"));

    /// <summary>Winsen modules of one gas answer alike, and what lies in register 0 no answer says; nothing else may be taken for another.</summary>
    private bool IsAllowed(string fit) =>
        IsOwn(fit)
        || (IsAsked && fit.StartsWith(string.Join(' ', Sensor.Split(' ').Take(2)) + " module=", StringComparison.Ordinal))
        || (Sensor.Contains(" register=0 ", StringComparison.Ordinal) && fit.Contains(" register=0 ", StringComparison.Ordinal));

    /// <summary>A frame that is sent names the gas and not the module.</summary>
    private string WithoutModule() => string.Join(' ', Sensor.Split(' ').Where(word => !word.StartsWith("module=", StringComparison.Ordinal)));

    private static HashSet<string> Words(string sensor) =>
        [.. sensor.Split(' ').Where(word => word is not ("port=COM3" or "clean=0") && !word.StartsWith("baud=", StringComparison.Ordinal))];
}
