using Station.Platform.Commands;
using Station.Platform.Verification;
using Station.Platform.Wire;
using Xunit;

namespace Station.Platform.Tests.Vectors;

/// <summary>The test vectors: made from the document by the tests' own encoders, judged here by the platform and elsewhere by the decoder in JavaScript.</summary>
public class VectorTests
{
    private static readonly VectorFile[] Files =
    [
        .. PeriodVectors.Files(), .. EventVectors.Files(), .. RefusedVectors.Files(), .. ChainVectors.Files(), .. DownlinkVectors.Files(),
    ];

    public static TheoryData<string> Names() => [.. Files.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_in_the_repository_is_the_one_that_is_made(string name)
    {
        var made = File(name).ToJson();
        var path = System.IO.Path.Combine(VectorDirectory.Path, name + ".json");
        if (Environment.GetEnvironmentVariable("STATION_VECTORS") == "write")
        {
            System.IO.File.WriteAllText(path, made);
        }

        Assert.Equal(made, System.IO.File.ReadAllText(path));
    }

    [Fact]
    public void No_other_file_lies_there() => Assert.Equal(
        Files.Select(file => file.Name + ".json").Order(),
        Directory.GetFiles(VectorDirectory.Path, "*.json").Select(System.IO.Path.GetFileName).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void The_platform_gives_each_message_its_verdict(string name)
    {
        var file = File(name);
        var verifier = new Verifier(file.Registry);
        foreach (var vector in file.Vectors)
        {
            var judgement = verifier.Verify(vector.Topic, vector.Message, Vector.ReceivedMs);
            Assert.True((vector.Verdict, vector.Reason) == (judgement.Verdict.Token(), judgement.Fault.Token()), $"{vector.Name}: {judgement.Verdict} {judgement.Fault}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_platform_finds_in_each_scenario_what_must_be_found(string name)
    {
        var file = File(name);
        foreach (var scenario in file.Vectors.Where(vector => vector.Scenario is not null).GroupBy(vector => vector.Scenario))
        {
            var verifier = new Verifier(file.Registry);
            var findings = new MessageFindings();
            Vector[] vectors = [.. scenario];
            var judged = vectors.Select((vector, index) => findings.Take(
                index, vector.Message, verifier.Verify(vector.Topic, vector.Message, Vector.ReceivedMs), verifier.Content)).ToArray();
            foreach (var (number, judgement) in findings.Finish())
            {
                judged[number] = judgement;
            }

            Assert.Equal(
                vectors.Select(vector => vector.Finding!.Value),
                judged.Select(judgement => (judgement.Verdict.Token(), judgement.Fault.Token())));
        }
    }

    [Fact]
    public void There_is_a_message_for_each_verdict_and_each_reason()
    {
        Vector[] vectors = [.. Files.SelectMany(file => file.Vectors)];
        var verdicts = vectors.SelectMany(vector => new[] { vector.Verdict, vector.Finding?.Verdict });
        var reasons = vectors.SelectMany(vector => new[] { vector.Reason, vector.Finding?.Reason });

        Assert.Empty(Enum.GetValues<Verdict>().Select(verdict => verdict.Token()).Except(verdicts));
        Assert.Empty(Enum.GetValues<Fault>().Select(fault => fault.Token()).Except(reasons));
    }

    [Fact]
    public void There_is_a_message_of_each_kind()
    {
        var kinds = Files.SelectMany(file => file.Vectors).Where(vector => vector.Seal?.Payload.Length > 0).Select(vector => vector.Seal!.Payload[0]);

        Assert.Empty(Enum.GetValues<MessageKind>().Where(kind => kind != MessageKind.None).Select(kind => (byte)kind).Except(kinds));
    }

    [Fact]
    public void Answers_are_opened_by_who_sent_the_command()
    {
        foreach (var vector in DownlinkVectors.Files().SelectMany(file => file.Vectors).Where(vector => vector.Topic.EndsWith("/answer", StringComparison.Ordinal)))
        {
            Assert.True(Envelope.TryParse(vector.Message, out var envelope));
            var isSealed = envelope.Verify(vector.Seal!.Station.LiveKey(envelope.KeyId.Epoch));
            var answer = isSealed ? CommandAnswer.TryDecode(envelope.Payload) : null;
            Assert.Equal(vector.Opens, answer is not null);
            if (answer is not null)
            {
                Assert.Contains($"\"outcome\":{(int)answer.Outcome},\"body\":\"{Convert.ToHexStringLower(answer.Body)}\"", vector.Content);
                Assert.Contains($"\"commandCounter\":{answer.Counter},\"id\":\"{answer.Id:x16}\"", vector.Content);
            }
        }
    }

    private static VectorFile File(string name) => Files.Single(file => file.Name == name);
}
