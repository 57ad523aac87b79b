using Station.Hal.Simulated.Flash;
using Station.Platform.Wire;
using Station.Sealing;
using Station.Tests.Journal.Life;

namespace Station.Tests.Journal;

/// <summary>
/// Law 7 on media that do more than lose power: torn writes, flipped bits, blocks that cannot be read. What is read out is what was accepted, what is gone is admitted, no number is used twice,
/// and the station goes on.
/// </summary>
public sealed class RottenFlashTests
{
    private static readonly int Seeds = TestScale.Full ? 600 : 40;

    private const int Boots = 8;
    private const int MostMinutes = 260;

    public static TheoryData<string, bool> Kinds => new()
    {
        { "torn", false }, { "flips", false }, { "unreadable", false }, { "many flips", false }, { "torn", true }, { "flips", true }, { "unreadable", true }, { "many flips", true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_damage_takes_is_admitted_and_nothing_comes_out_wrong_or_twice(string kind, bool isFull)
    {
        var faults = new List<string>();
        int ended = 0;
        int wentBack = 0;
        int tornToNothing = 0;
        long lost = 0;
        Parallel.For(0, Seeds, seed =>
        {
            var life = new DamagedLife(kind, isFull, seed);
            List<string> found = life.Run(Boots, MostMinutes);
            lock (faults)
            {
                faults.AddRange(found);
                ended += life.HasEnded ? 1 : 0;
                wentBack += life.WentBack ? 1 : 0;
                tornToNothing += life.TornToNothing ? 1 : 0;
                lost += life.Lost;
            }
        });
        TestContext.Current.TestOutputHelper!.WriteLine($"{kind}{(isFull ? " on a full volume" : "")}: {Seeds} lives, {ended} ended without a key, {wentBack} with tails of before, {tornToNothing} with an empty one, {lost} records admitted as lost, {faults.Count} faults");
        Assert.True(faults.Count == 0, string.Join("\n", faults.Take(20)));
    }

    [Fact]
    [Trait("FieldFailure", "8")]
    public void A_volume_that_was_formatted_without_a_word_is_noticed_and_told()
    {
        FlashChip chip = StationVolume.New();
        var before = new MemoryBoot(chip, new LifeLog(), new LifeRecords(JournalUnderTest.Columns, 30, 1), 1);
        before.RunMinutes(200);
        FlashRot.LoseFormat(chip);

        var after = new MemoryBoot(chip, new LifeLog(), new LifeRecords(JournalUnderTest.Columns, 30, 2), 2);
        Assert.Equal(KeyFinding.Missing, after.KeyFinding);
        Assert.True(after.Store.WasEmpty);
        after.RunMinutes(2);
        var content = new MessageContent();
        Assert.True(Platform.Wire.Envelope.TryParse(after.ReadAll()[0].Message, out Platform.Wire.Envelope envelope));
        Assert.Equal(Fault.None, content.Decode(envelope.Payload));
        const int VolumeFormatted = 1;
        Assert.Equal(VolumeFormatted, ((BootEvent)content.EventBlock.Records[0].Detail!).Findings);
    }
}
