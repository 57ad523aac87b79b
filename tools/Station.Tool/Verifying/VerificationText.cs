using Station.Platform.Commands;
using Station.Platform.Reports;
using Station.Platform.Verification;

namespace Station.Tool.Verifying;

/// <summary>Examinations as lines for people.</summary>
internal static class VerificationText
{
    /// <summary>Unverified messages and ranges that are listed one by one.</summary>
    private const int ListLimit = 20;

    public static void Write(TextWriter output, IReadOnlyList<FileExamination> files)
    {
        foreach (FileExamination file in files)
        {
            Write(output, file);
        }

        long messages = files.Sum(file => file.Messages);
        long unverified = files.Sum(file => file.UnverifiedCount);
        output.WriteLine($"{files.Count} files, {messages} messages, {unverified} not verified, {files.Count(file => file.Errors().Any())} files with errors");
    }

    private static void Write(TextWriter output, FileExamination file)
    {
        string verdict = file.Errors().FirstOrDefault()?.Token ?? "verified";
        string counts = string.Join(", ", file.Verdicts.Where(pair => pair.Value > 0).Select(pair => $"{pair.Value} {pair.Key.Token()}"));
        output.WriteLine($"{file.Path}: {verdict}: {file.Messages} messages{(counts.Length > 0 ? ": " : string.Empty)}{counts}");
        foreach (UnverifiedMessage message in file.Unverified.Take(ListLimit))
        {
            output.WriteLine($"  {message}");
        }

        WriteRest(output, file.UnverifiedCount - ListLimit);
        foreach (UnverifiedMessage message in file.OutOfLine.Take(ListLimit))
        {
            output.WriteLine($"  {message}");
        }

        WriteRest(output, file.OutOfLineCount - ListLimit);
        foreach (GapReport station in file.Report?.Stations ?? [])
        {
            Write(output, station);
        }
    }

    private static void Write(TextWriter output, GapReport station)
    {
        output.WriteLine(
            $"  station {station.Key}: expected {station.Expected}, stored {station.Stored}, admitted lost {station.AdmittedLost}, awaited {station.Awaited}, "
            + $"unexplained {station.Unexplained.Count}, conflicts {station.Conflicts}, chain breaks {station.ChainBreaks}, seal failures {station.SealFailures}");
        foreach (SequenceRange range in station.Unexplained.Ranges.Take(ListLimit))
        {
            output.WriteLine($"    unexplained {range.First} to {range.End - 1}");
        }

        WriteRest(output, station.Unexplained.Ranges.Count - ListLimit);
        if (station.Answers.Count > 0)
        {
            output.WriteLine($"    commands answered: {string.Join(", ", station.Answers.Select(answer => $"{answer.Value} {CommandWords.Of(answer.Key)}"))}");
        }
    }

    private static void WriteRest(TextWriter output, long count)
    {
        if (count > 0)
        {
            output.WriteLine($"  and {count} more");
        }
    }
}
