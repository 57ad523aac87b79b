namespace Station.Page.Contract;

/// <summary>
/// What the page shows and what may be asked of it. Whoever implements it owns stations, broker and platform; the page knows pictures, lines and points, and decides nothing. All members may be
/// called from any thread at any time.
/// </summary>
public interface IShow
{
    /// <summary>What stays as it is as long as the show lasts.</summary>
    ShowPlan Plan { get; }

    /// <summary>The newest picture.</summary>
    ShowPicture Picture { get; }

    /// <summary>Points of a station's charts that are new or have changed.</summary>
    /// <param name="station">Number of the station.</param>
    /// <param name="after">The highest version that is known already; 0 for none.</param>
    IReadOnlyList<ChartPoint> PointsAfter(int station, long after);

    /// <summary>What a station's terminal has printed.</summary>
    /// <param name="station">Number of the station.</param>
    /// <param name="from">Characters that are known already; 0 for none.</param>
    PrintedText PrintedAfter(int station, long from);

    /// <summary>Carries out what somebody asks for. The picture shows it when this ends.</summary>
    Task<ShowAnswer> AskAsync(ShowRequest request);
}
