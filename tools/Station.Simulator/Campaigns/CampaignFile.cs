using System.Text.Json;

namespace Station.Simulator.Campaigns;

/// <summary>The figures of a campaign on disk. It is replaced as a whole, so that a campaign that was stopped in the middle can be gone on with.</summary>
public static class CampaignFile
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    /// <summary>The figures; null where there is no such file yet.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="JsonException">It holds something else.</exception>
    public static CampaignFigures? Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<CampaignFigures>(File.ReadAllText(path), Format) ?? throw new JsonException("the file is empty") : null;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, CampaignFigures figures)
    {
        string fresh = path + ".new";
        File.WriteAllText(fresh, JsonSerializer.Serialize(figures, Format));
        File.Move(fresh, path, overwrite: true);
    }
}
