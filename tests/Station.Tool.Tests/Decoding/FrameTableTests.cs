using System.Globalization;
using System.Text;
using Station.Tool.Decoding;

namespace Station.Tool.Tests.Decoding;

/// <summary>
/// Captured frames through <c>decode</c>, that is through the firmware's own drivers: each gives its values or is refused as its class says. The frames lie in the shared table; the one beside
/// this file says what is to come of each, and of some once more under the device that a profile would name. No row of the shared table may be neither here nor named with a reason.
/// </summary>
public sealed class FrameTableTests
{
    /// <summary>Rows of the shared table that are not covered, and why.</summary>
    private static readonly (string Ids, string Reason)[] NotCovered =
    [
        ("1 2 4 5 7 8 10", "MCU680: not among the station's sensors"),
        ("23 25 26 28", "SDS198: not among the station's sensors; its frames must not pass for an SDS011's, which another test holds"),
        ("52 53 55 56 58 59 82", "HPMA115: not among the station's sensors"),
        ("74", "HM3301: not among the station's sensors"),
        ("40 41 65 121 122 124 125 127 128 130 131 133 134", "MH-Z, DS-CO2-20: carbon dioxide is read from an SCD4x"),
        ("109 110 112 113", "ZH03B in question mode: not among the station's sensors; its active frames are those of a PMS3003 and are covered"),
        ("77", "a frame of a unit test whose error byte, 0d, says that the sensor is faulty: refused for that, which another test holds"),
        ("140", "SEN0627 sends centimetres in the frame of an A02YYUW: a profile says scale=10, the frame cannot"),
    ];

    [Fact]
    public void Every_row_gives_its_values_or_is_refused_as_its_class_says()
    {
        var decoder = new FrameDecoder();
        Dictionary<string, string[]> frames = Frames();
        string[] wrong = [.. Outcomes().Select(entry => Compare(decoder, frames[entry.Row], entry)).OfType<string>()];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Outcomes_agree_with_the_class()
    {
        Dictionary<string, string[]> frames = Frames();
        foreach (ExpectedOutcome entry in Outcomes())
        {
            string frameClass = frames[entry.Row][5];
            bool expectsValues = frameClass is "valid" or "valid_derived" or "valid_edge" or "stream" or "variant";
            bool isRefused = entry.Outcome.StartsWith("refused", StringComparison.Ordinal);
            if (frameClass is "bad_checksum" or "truncated" or "garbage" or "misaligned" or "malformed")
            {
                Assert.True(isRefused, entry.Id);
            }
            else if (expectsValues && isRefused)
            {
                Assert.Equal("refused foreign-function", entry.Outcome);
            }
        }
    }

    [Fact]
    public void Rows_that_are_not_covered_are_named()
    {
        var text = new StringBuilder("rows that are not covered\n");
        foreach ((string ids, string reason) in NotCovered)
        {
            text.Append(CultureInfo.InvariantCulture, $"{ids,-50} {reason}\n");
        }

        TestContext.Current.TestOutputHelper!.WriteLine(text.ToString());
        HashSet<string> covered = [.. Outcomes().Select(entry => entry.Row)];
        HashSet<string> named = [.. NotCovered.SelectMany(entry => entry.Ids.Split(' '))];
        foreach (string[] cells in Frames().Values)
        {
            Assert.True(covered.Contains(cells[0]) ^ named.Remove(cells[0]), $"row {cells[0]} ({cells[1]}) is neither covered nor named, or both");
        }

        Assert.Empty(named);
    }

    [Theory]
    [InlineData("SDS011", "aa cf 0e 00 10 00 e9 05 0c ab", "refused no-frame")]
    [InlineData("PMS7003M", "42 4d 00 1c 00 05 00 0a 00 03 00 06 00 01 00 02 00 04 00 08 00 07 00 09 00 0b 00 0c 00 0d 01 06", "refused instrument-error")]
    public void Rows_that_are_not_covered_do_what_their_reason_says(string device, string hex, string outcome) =>
        Assert.Equal(outcome, Outcome(new FrameDecoder().Decode(new FrameRow(1, "1", device, string.Empty, HexText.Parse(hex, 1)))));

    /// <summary>A finding in the words of the table.</summary>
    internal static string Outcome(FrameFinding finding) => finding.Verdict switch
    {
        FrameVerdict.Values => string.Join(", ", finding.Values.Select(value => $"{value.Quantity} {value.Value.ToString("0.#####", CultureInfo.InvariantCulture)} {value.Unit}".TrimEnd())),
        FrameVerdict.Refused => "refused " + finding.Reason,
        _ => FrameJson.Word(finding.Verdict),
    };

    private static string? Compare(FrameDecoder decoder, string[] frame, ExpectedOutcome entry)
    {
        string device = entry.Device.Length > 0 ? entry.Device : frame[1];
        string outcome = Outcome(decoder.Decode(new FrameRow(1, entry.Id, device, frame[2], HexText.Parse(frame[3], 1))));
        return outcome == entry.Outcome ? null : $"row {entry.Id} ({device}): {outcome} instead of {entry.Outcome}";
    }

    /// <summary>The rows of the shared table by their ids; skips the test where it is not there.</summary>
    private static Dictionary<string, string[]> Frames()
    {
        string shared = Path.Combine(Repository.Root, "..", "shared", "data", "frames", "frames.tsv");
        Assert.SkipUnless(File.Exists(shared), "the shared table of all captures is not there: " + shared);
        return File.ReadLines(shared).Skip(1).Select(line => line.Split('\t')).Where(cells => cells.Length > 5).ToDictionary(cells => cells[0]);
    }

    private static IEnumerable<ExpectedOutcome> Outcomes() =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Decoding", "outcomes.tsv")).Skip(1)
        let cells = line.Split('\t')
        select new ExpectedOutcome(cells[0], cells[1], cells[2], cells[3]);

    /// <summary>What is to come of a row of the shared table.</summary>
    /// <param name="Id">Its own id.</param>
    /// <param name="Row">The id of the row.</param>
    /// <param name="Device">The device in place of the row's; empty for the row's own.</param>
    /// <param name="Outcome">In the words of <see cref="FrameTableTests.Outcome"/>.</param>
    private sealed record ExpectedOutcome(string Id, string Row, string Device, string Outcome);
}
