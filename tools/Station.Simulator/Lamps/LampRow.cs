using Station.Hal;
using Station.Texts;

namespace Station.Simulator.Lamps;

/// <summary>A row of the firmware's LED table, for whoever draws or explains it.</summary>
/// <param name="Place">Its place in the order in which the field staff must deal with them, from 1; the terminal's <c>place</c>.</param>
/// <param name="Led">The LED that shows it.</param>
/// <param name="Rhythm">One repetition, beginning lit.</param>
/// <param name="Meaning">Key of what it means.</param>
/// <param name="Remedy">Key of what to do.</param>
public sealed record LampRow(int Place, IndicatorName Led, IReadOnlyList<LampPart> Rhythm, TextKey Meaning, TextKey Remedy)
{
    /// <summary>There is something for the field staff to do but wait.</summary>
    public bool IsToDo => Remedy is not (TextKey.NothingToDo or TextKey.WaitRemedy);

    /// <summary>Length of a repetition in ms; three seconds hold a whole number of them.</summary>
    public int PeriodMs => Rhythm.Sum(part => part.LengthMs);

    public string MeaningIn(Language language) => Catalogue.Text(Meaning, language);

    public string RemedyIn(Language language) => Catalogue.Text(Remedy, language);

    /// <summary>The LED's name, as the terminal says it.</summary>
    public string LedIn(Language language) => Catalogue.Text(LampTable.NameOf(Led), language);
}
