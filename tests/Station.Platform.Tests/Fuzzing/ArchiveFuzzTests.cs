using Station.Platform.Errors;
using Station.Platform.Storage;
using Xunit;

namespace Station.Platform.Tests.Fuzzing;

/// <summary>Lines of archive files that were altered.</summary>
public class ArchiveFuzzTests
{
    private readonly Mutator mutator = new(20261126);

    [Fact]
    public void No_altered_line_throws_anything_else()
    {
        var line = "{\"topic\":\"sf1/0000002a/block\",\"time\":\"2026-11-23T08:00:00.123Z\",\"payload\":\"hE2iAQUESAAAACoB\"}"u8.ToArray();
        var donor = "\\ud800\\u0000\"]}{[,:null-1e999"u8.ToArray();
        var accepted = 0;
        for (var input = 0; input < FuzzScale.Inputs; input++)
        {
            var text = System.Text.Encoding.UTF8.GetString(mutator.Change(line, donor));
            try
            {
                ArchiveFile.Parse(text, "archive", input);
                accepted++;
            }
            catch (PlatformException exception)
            {
                Assert.Equal("archive-malformed", exception.Token);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{FuzzScale.Inputs} altered lines of an archive, {accepted} accepted");
        Assert.InRange(accepted, 1, FuzzScale.Inputs / 2);
    }
}
