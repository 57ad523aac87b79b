using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Sealing;
using Station.Tests.Journal.Life;

namespace Station.Tests.Journal;

/// <summary>
/// Law 7 on media that do more than lose power: torn writes, flipped bits, blocks that cannot be read. What is read out is what was accepted, what is gone is admitted, no number is used twice,
/// and the station goes on.
/// </summary>
public sealed class RottenFlashTests
{
    private static readonly int Seeds = TestScale.Full ? 1_500 : 80;

    private const int Boots = 8;
    private const int MostMinutes = 260;

    public static TheoryData<string> Kinds => ["torn", "flips", "unreadable", "many flips"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_damage_takes_is_admitted_and_nothing_comes_out_wrong_or_twice(string kind)
    {
        var faults = new List<string>();
        int ended = 0;
        int wentBack = 0;
        long lost = 0;
        Parallel.For(0, Seeds, seed =>
        {
            var life = new DamagedLife(kind, seed);
            List<string> found = life.Run(Boots, MostMinutes);
            lock (faults)
            {
                faults.AddRange(found);
                ended += life.HasEnded ? 1 : 0;
                wentBack += life.WentBack ? 1 : 0;
                lost += life.Lost;
            }
        });
        TestContext.Current.TestOutputHelper!.WriteLine($"{kind}: {Seeds} lives, {ended} ended without a key, {wentBack} with tails of before, {lost} records admitted as lost, {faults.Count} faults");
        Assert.True(faults.Count == 0, string.Join("\n", faults.Take(20)));
    }
}
