using System.Text;
using System.Text.Json;
using Station.Hal;
using Station.Hal.Simulated.Flash;

namespace Station.Tests.Laws;

/// <summary>A whole station whose volume is changed while its power is off, and a person who asks it on the terminal what it found.</summary>
internal sealed class FoundVolume(string profile = "minimum") : IDisposable
{
    public const int HugeBytes = 20_000;

    private const int AnswerMs = 5_000;

    public LawBench Bench { get; } = new(7, profile);

    private FlashChip Chip => Bench.Station.Board.Storage.Chip;

    /// <summary>Changes the volume while the power is off.</summary>
    public void Change(Action<FlashVolume> change)
    {
        Bench.Station.Run.CutPower();
        Chip.PowerUp();
        change(FlashVolume.Mount(Chip));
        Chip.PowerDown();
        Bench.Station.Run.PowerOn();
    }

    /// <summary>Formats the volume as the platform does when it cannot mount it, and puts back some of what was there.</summary>
    public void Format(params string[] kept)
    {
        Dictionary<string, byte[]> before = Read(kept);
        Change(_ => FlashRot.LoseFormat(Chip));
        Change(volume =>
        {
            foreach ((string path, byte[] content) in before)
            {
                Assert.Equal(FileStatus.Done, volume.Replace(path, content));
            }
        });
    }

    /// <summary>Fills every free block with files of somebody else.</summary>
    public static void Fill(FlashVolume volume)
    {
        const int FileBytes = 3 * 4096;
        const int Files = 500;
        byte[] content = new byte[FileBytes];
        int failures = 0;
        for (int file = 0; file < Files && failures < 3; file++)
        {
            int bytes = failures == 0 ? FileBytes : 600;
            failures += volume.Replace($"movie-{file}.bin", content.AsSpan(0, bytes)) == FileStatus.Done ? 0 : 1;
        }

        Assert.Equal(3, failures);
    }

    public Dictionary<string, byte[]> Read(params string[] paths) => paths.ToDictionary(path => path, Content);

    /// <summary>The content of a file as it is in flash now.</summary>
    public byte[] Content(string path)
    {
        FlashVolume volume = FlashVolume.Mount(Chip.Clone());
        byte[] content = new byte[Math.Max(0, volume.LengthOf(path))];
        volume.Read(path, 0, content, out _);
        return content;
    }

    /// <summary>The files of a directory with what is in them.</summary>
    public Dictionary<string, byte[]> Directory(string directory) =>
        Read([.. (FlashVolume.Mount(Chip.Clone()).List(directory) ?? []).Select(name => directory + "/" + name)]);

    /// <summary>Types a command and gives the answer.</summary>
    public string Ask(string command)
    {
        Bench.Station.Board.Console.TakePrinted();
        Bench.Station.Board.Console.Type(command + "\r");
        Bench.RunFor(AnswerMs);
        return Bench.Station.Board.Console.TakePrinted();
    }

    /// <summary>A field of the newest status message since a moment; null when there is none.</summary>
    public string? Status(string field, long sinceMs)
    {
        Publication? newest = Bench.Sent("status", sinceMs).LastOrDefault();
        if (newest is null)
        {
            return null;
        }

        using JsonDocument status = JsonDocument.Parse(Encoding.UTF8.GetString(newest.Payload));
        return status.RootElement.TryGetProperty(field, out JsonElement value) ? value.ToString() : null;
    }

    public void Dispose() => Bench.Dispose();
}
