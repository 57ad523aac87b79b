namespace Station.Benchmarks.Reports;

/// <summary>What one contender comes to. A figure that cannot be measured is null, and the note says why. docs/benchmarks.md says what each means.</summary>
public record ContenderFigures
{
    /// <summary>Room of all files on the full volume, in whole blocks, over the records in it.</summary>
    public required double BytesPerRecord { get; init; }

    /// <summary>Lengths of all files on the full volume over the records in it.</summary>
    public required double ContentBytesPerRecord { get; init; }

    /// <summary>Blocks in use on the full volume, of all that is there.</summary>
    public required int? BlocksInUse { get; init; }

    /// <summary>Bytes programmed over the bytes that were written into record files, in ordinary use.</summary>
    public required double WriteAmplification { get; init; }

    /// <summary>Bytes programmed a record, in ordinary use.</summary>
    public required double ProgrammedBytesPerRecord { get; init; }

    /// <summary>Blocks erased a record, in ordinary use.</summary>
    public required double? ErasesPerRecord { get; init; }

    /// <summary>Years until the most-worn block has been erased 100,000 times.</summary>
    public required double? LifeYears { get; init; }

    /// <summary>Years until the blocks on average have been.</summary>
    public required double? MeanLifeYears { get; init; }

    /// <summary>Days of outage until something is lost.</summary>
    public required double DaysOfOutage { get; init; }

    /// <summary>Records that were refused in ordinary use, and so lost.</summary>
    public required long? RefusedRecords { get; init; }

    /// <summary>Pages that SQLite writes a record, into its log or from there into the database; null of all others.</summary>
    public double? PageWritesPerRecord { get; init; }

    /// <summary>How many times more records the station's journal keeps in the same room.</summary>
    public double? TimesAsLargeAsJournal { get; init; }

    /// <summary>Why a figure is missing, and what else must be known to read the others.</summary>
    public string? Note { get; init; }
}
