namespace Station.Terminal.Sources;

/// <summary>The checks of the command <c>selftest</c>. None of them changes what the station measures, keeps or sends.</summary>
public interface ICheckSource
{
    /// <summary>How many there are.</summary>
    int CheckCount { get; }

    /// <summary>Carries out one of them.</summary>
    void Check(int index, CheckView view);
}
